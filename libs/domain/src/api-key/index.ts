export * from './api-key.contract.js';
