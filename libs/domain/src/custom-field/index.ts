export * from './custom-field.contract.js';
