export * from './key-rotation.contract.js';
export * from './key-rotation.kind.js';
