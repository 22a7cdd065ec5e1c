export * from './custom-field.queries.js';
export * from './custom-field.usage.js';
