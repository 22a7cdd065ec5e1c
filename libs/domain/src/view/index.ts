export * from './arrange-columns.js';
export * from './view.contract.js';
