export * from './agent-desktop.queries.js';
