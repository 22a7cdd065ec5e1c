export * from './migrate-queue.js';
export * from './queue-schema.js';
