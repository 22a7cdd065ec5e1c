export * from './calling-windows.contract.js';
export * from './default-rules.js';
export * from './derive-place.js';
export type { ConsentFact } from './judge-consent.js';
export * from './may-contact.js';
export * from './opening-hours.js';
export * from './reach.contract.js';
export * from './us-states.js';
export * from './zone-clock.js';
