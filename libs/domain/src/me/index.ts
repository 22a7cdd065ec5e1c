export * from './me.contract.js';
