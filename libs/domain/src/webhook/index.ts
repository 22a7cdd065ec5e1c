export * from './next-try.js';
export * from './webhook.events.js';
