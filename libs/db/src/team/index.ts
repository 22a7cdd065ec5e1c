export * from './team.queries.js';
