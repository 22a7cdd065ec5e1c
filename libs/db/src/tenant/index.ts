export * from './tenant.queries.js';
