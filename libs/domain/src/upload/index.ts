export * from './upload.contract.js';
