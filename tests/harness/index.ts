export * from './api-client.js';
export * from './rig.js';
export * from './until.js';
