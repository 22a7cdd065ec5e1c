export * from './key-rotation.queries.js';
