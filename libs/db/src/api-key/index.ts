export * from './api-key.queries.js';
export * from './api-key.secret.js';
