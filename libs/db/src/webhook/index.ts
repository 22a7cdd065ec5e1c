export * from './address-guard.js';
export * from './webhook.deliveries.js';
export * from './webhook.events.js';
export * from './webhook.hold.js';
export * from './webhook.queries.js';
export * from './webhook.secret.js';
