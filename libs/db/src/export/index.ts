export * from './export.queries.js';
