export * from './upload.queries.js';
