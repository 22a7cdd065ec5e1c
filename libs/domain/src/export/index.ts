export * from './csv-line.js';
export * from './export.columns.js';
export * from './export.contract.js';
export * from './export.kind.js';
export * from './to-vcard.js';
