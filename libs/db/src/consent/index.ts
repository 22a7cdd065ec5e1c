export * from './consent.queries.js';
export * from './consent.write.js';
export * from './held-entries.js';
