export * from './interaction.contract.js';
export * from './start-of-day.js';
export * from './to-address-key.js';
