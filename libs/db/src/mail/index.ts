export * from './mail.outbox.js';
export * from './mail.queries.js';
