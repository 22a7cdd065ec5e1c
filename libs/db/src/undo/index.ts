export { lookAhead, readWindow } from './undo.look.js';
export type { UndoBatch, UndoneJob, UndoWindow } from './undo.look.js';
export * from './undo.queries.js';
export { restoreContacts } from './undo.restore.js';
export type { UndoCounts } from './undo.restore.js';
export * from './undo.results.js';
