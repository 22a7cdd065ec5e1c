export * from './callback.contract.js';
export * from './callback.schedule.js';
