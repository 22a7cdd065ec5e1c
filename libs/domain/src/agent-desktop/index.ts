export * from './agent-desktop.contract.js';
export * from './sees-notes.js';
