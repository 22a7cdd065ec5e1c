export * from './api-key.door.js';
export * from './auth.queries.js';
