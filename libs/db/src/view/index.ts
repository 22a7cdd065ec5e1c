export * from './view.queries.js';
