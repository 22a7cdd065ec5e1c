export * from './agent.contract.js';
