export * from './team.contract.js';
