export * from './note.contract.js';
