export * from './import.contract.js';
export * from './import.kind.js';
