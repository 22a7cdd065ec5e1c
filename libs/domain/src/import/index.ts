export * from './import.contract.js';
export * from './import.kind.js';
export type { Dialect, RecordFault, SplitLimits } from './read-record.js';
export * from './split-records.js';
