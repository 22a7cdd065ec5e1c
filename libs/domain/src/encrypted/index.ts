export * from './encrypted.contract.js';
export * from './mask-value.js';
export * from './to-blind-form.js';
