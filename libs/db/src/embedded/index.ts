export * from './ensure-database.js';
export * from './settings.js';
export * from './start-embedded.js';
