export * from './bulk-change.codes.js';
export * from './bulk-change.contract.js';
export * from './bulk-change.fields.js';
export * from './bulk-change.kind.js';
export * from './bulk-change.policy.js';
export * from './judge-contact.js';
export * from './plan-bulk-change.js';
