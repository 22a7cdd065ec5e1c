export * from './job.changes.js';
export * from './job.checkpoint.js';
export * from './job.history.js';
export * from './job.housekeeping.js';
export * from './job.issues.js';
export * from './job.lease.js';
export * from './job.queries.js';
export * from './job.row.js';
