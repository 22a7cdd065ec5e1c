export * from './refusal.codes.js';
export * from './refusal.js';
