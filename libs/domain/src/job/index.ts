export * from './batch.js';
export * from './job.contract.js';
export * from './job.kind.js';
export * from './job.status.js';
export * from './ledger.js';
export * from './progress.js';
export * from './row-issue.js';
