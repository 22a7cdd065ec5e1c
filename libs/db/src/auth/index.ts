export * from './auth.queries.js';
