export * from './group.count.js';
export * from './group.queries.js';
