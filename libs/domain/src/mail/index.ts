export * from './job-end.js';
export * from './mail.contract.js';
export * from './mail-retry.js';
