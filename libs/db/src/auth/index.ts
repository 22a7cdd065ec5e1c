export * from './api-key.door.js';
export * from './auth.queries.js';
export * from './role-grants.js';
