export * from './bulk-change.apply.js';
export * from './bulk-change.freeze.js';
export { touchesIndex } from './bulk-change.judge.js';
export * from './bulk-change.results.js';
export * from './bulk-change.settings.js';
export * from './bulk-change.start.js';
