import { bulkChangeKind } from '../bulk-change/index.js';
import { exportKind } from '../export/index.js';
import { importKind } from '../import/index.js';
import { keyRotationKind } from '../key-rotation/index.js';
import { undoKind } from '../undo/index.js';

/** Every kind of job, by its wire name. The only place that knows all features. */
export const kinds = {
  [bulkChangeKind.name]: bulkChangeKind,
  [exportKind.name]: exportKind,
  [importKind.name]: importKind,
  [keyRotationKind.name]: keyRotationKind,
  [undoKind.name]: undoKind,
} as const;
/** The wire name of a kind. */
export type KindName = keyof typeof kinds;
/** All wire names. */
export const kindNames = Object.keys(kinds) as KindName[];

/** The kinds whose jobs can be undone. */
export const undoableKinds: readonly string[] = kindNames.filter((name) => kinds[name].isUndoable === true);
