export * from './contact.partitions.js';
export * from './contact.words.js';
export type { ContactPage, ContactTotal } from './contact.queries.js';
export { getContact, listContacts, listCustomFields } from './contact.queries.js';
export { listContactViews } from './contact.row.js';
