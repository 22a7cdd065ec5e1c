export * from './api-key.queries.js';
