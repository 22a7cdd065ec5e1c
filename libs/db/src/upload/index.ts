export * from './upload.queries.js';
export * from './upload.use.js';
