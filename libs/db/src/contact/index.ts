export * from './contact.partitions.js';
export * from './contact.words.js';
export type { ContactTotal } from './contact.count.js';
export * from './contact.filter.js';
export { countFiltered } from './contact.filtered.js';
export type { ContactPage } from './contact.queries.js';
export { getContact, listContacts, listCustomFields } from './contact.queries.js';
export { listContactViews } from './contact.row.js';
