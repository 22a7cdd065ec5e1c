export * from './agent.queries.js';
