export * from './home.contract.js';
export * from './keep-counts.js';
