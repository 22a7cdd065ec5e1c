export * from './reach.facts.js';
export * from './reach.rules.js';
