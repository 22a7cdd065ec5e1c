export * from './encrypted.queries.js';
export * from './encrypted.search.js';
export * from './encrypted.settings.js';
export * from './encrypted.write.js';
export * from './key-vault.js';
export * from './master-keys.js';
export * from './sealed.js';
export * from './tenant-keys.js';
