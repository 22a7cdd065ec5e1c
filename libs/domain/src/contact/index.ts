export * from './contact.contract.js';
export * from './contact.fields.js';
