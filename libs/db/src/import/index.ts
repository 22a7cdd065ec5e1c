export * from './import.create.js';
export * from './import.doubles.js';
export * from './import.fields.js';
export * from './import.layout.js';
export * from './import.match.js';
export * from './import.results.js';
export * from './import.staging.js';
export * from './import.update.js';
