export * from './business-days.js';
export * from './changed-consents.js';
export * from './consent.contract.js';
export * from './revocation-clock.js';
