export * from './note.queries.js';
export * from './note.write.js';
