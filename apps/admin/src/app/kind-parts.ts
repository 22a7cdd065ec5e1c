import type { KindName } from '@rollcall/domain/kinds';
import { bulkChangeIssueText, describeBulkChange } from './bulk-change/bulk-change-messages';
import { BulkPausedStep } from './bulk-change/bulk-paused-step';
import { describeExport, exportIssueText } from './export/export-messages';
import { describeImport, importIssueText } from './import/import-messages';
import { ImportNextStep } from './import/import-next-step';
import { describeKeyRotation, keyRotationIssueText } from './key-rotation/key-rotation-messages';
import type { KindParts } from './job/kind-parts';
import { describeUndo, undoIssueText } from './undo/undo-messages';
import { UndoOutcome } from './undo/undo-outcome';

/** What each kind adds to the pages about jobs. The only place of the console that knows all kinds. */
export const kindParts: Readonly<Record<KindName, KindParts>> = {
  'bulk-change': { describe: describeBulkChange, issueText: bulkChangeIssueText, pausedStep: BulkPausedStep },
  export: { describe: describeExport, issueText: exportIssueText },
  import: { describe: describeImport, issueText: importIssueText, nextStep: ImportNextStep },
  'key-rotation': { describe: describeKeyRotation, issueText: keyRotationIssueText },
  undo: { describe: describeUndo, issueText: undoIssueText, outcome: UndoOutcome },
};
