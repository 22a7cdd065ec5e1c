export * from './may-undo.js';
export * from './undo.contract.js';
export * from './undo.kind.js';
export * from './undo.policy.js';
