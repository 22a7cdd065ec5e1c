export * from './filter.compile.js';
export * from './filter.fields.js';
export * from './filter.narrow.js';
export * from './filter.plan.js';
export * from './filter.saved.js';
export * from './filter.uses.js';
export * from './plan-indexed.js';
