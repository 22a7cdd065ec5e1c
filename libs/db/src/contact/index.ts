export * from './contact.live.js';
export * from './contact.partitions.js';
export * from './contact.words.js';
export type { ContactTotal } from './contact.count.js';
export type { ContactPage } from './contact.queries.js';
export { getContact, listContacts, listCustomFields } from './contact.queries.js';
export { listContactViews } from './contact.row.js';
