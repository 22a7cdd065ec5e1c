export { clientOf } from './client-driver.js';
export * from './contact-side-tables.js';
export * from './faults.js';
export * from './migrate.js';
export * from './open-database.js';
export * from './people-tables.js';
export * from './schema.js';
export * from './schema-version.js';
export * from './tenant.js';
