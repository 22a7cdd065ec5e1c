export * from './consent.queries.js';
export * from './consent.write.js';
