export * from './callback.changes.js';
export * from './callback.queries.js';
export * from './callback.sweep.js';
export * from './callback.write.js';
export { zoneData } from './zone-data.js';
