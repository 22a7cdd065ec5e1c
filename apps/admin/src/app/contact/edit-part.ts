import type { Signal } from '@angular/core';
import type { DraftProblem } from './check-draft';

/** What a tab keeps of a contact beside the contact's own values: it is there while the contact is open, whatever tab is shown. */
export interface EditPart {
  /** Whether something was typed that is kept nowhere yet. */
  readonly isDirty: Signal<boolean>;
  /** What of it cannot be kept like this. Save waits until there is nothing. */
  readonly problems?: Signal<readonly DraftProblem[]>;
  /** Writes it, as a part of the one Save. Throws what the server refuses. Not there: Save is not about it. */
  save?(): Promise<void>;
}
