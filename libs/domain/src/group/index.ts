export * from './group.contract.js';
