export * from './idempotency.queries.js';
