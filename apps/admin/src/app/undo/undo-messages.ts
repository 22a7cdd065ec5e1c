import { contactFields } from '@rollcall/domain/contact';
import type { JobView } from '@rollcall/domain/job';
import { startUndoSchema, type UndoIssueCode, type UndoView } from '@rollcall/domain/undo';
import { formatCount } from '../format/numbers';
import type { Said } from '../job/kind-parts';

const issueTexts: Record<UndoIssueCode, string> = {
  'undo.edited-since': 'Kept, because it was edited since',
  'undo.deleted-since': 'Kept deleted, because it was deleted since',
  'undo.consent-since': 'Kept, because the person has said something about being contacted since',
  'undo.used-since': 'Kept, because somebody has worked with it since',
  'contact.gone': 'The contact is not there any more',
  'contact.id-taken': 'Another contact has its Contact ID 1 now',
  'undo.group-gone': 'Its group was deleted',
  'undo.unknown-field': 'A newer version changed something of it that this one does not know',
  'row.not-storable': 'The database refuses what it was before',
};

/** Why a contact was not put back. A code of a newer server stands for itself. */
export const undoIssueText = (code: string): string =>
  (issueTexts as Readonly<Record<string, string>>)[code] ?? code.replaceAll(/[.-]/g, ' ');

const lists: Readonly<Record<string, string>> = { phones: 'Phones', emails: 'E-mail', custom: 'Custom fields' };

/** A field as people call it; empty for none. */
export const undoFieldLabel = (field: string): string =>
  (contactFields as Readonly<Record<string, { readonly label: string }>>)[field]?.label ?? lists[field] ?? field;

/** Why somebody undid a job. */
export function describeUndo({ params }: JobView): readonly Said[] {
  const read = startUndoSchema.safeParse(params);
  return read.success && read.data.reason !== '' ? [{ label: 'Reason', value: read.data.reason }] : [];
}

/** One of the ways a contact ends, with its number. */
export interface UndoCount {
  readonly id: 'restored' | 'kept' | 'could-not' | 'as-before';
  readonly label: string;
  readonly count: string;
}

/** The counts of an undo, or of what it would do. "As before" only if there is one: it says that nothing was needed. */
export function undoCounts(
  view: Pick<UndoView, 'restored' | 'kept' | 'couldNot' | 'asBefore'>,
  isDryRun: boolean,
): readonly UndoCount[] {
  const { restored, kept, couldNot, asBefore } = view;
  return [
    { id: 'restored', label: isDryRun ? 'Would be restored' : 'Restored', count: formatCount(restored) },
    { id: 'kept', label: isDryRun ? 'Would be kept, edited since' : 'Kept, edited since', count: formatCount(kept) },
    { id: 'could-not', label: isDryRun ? 'Cannot be restored' : 'Could not be restored', count: formatCount(couldNot) },
    ...(asBefore > 0 ? [{ id: 'as-before' as const, label: 'As before already', count: formatCount(asBefore) }] : []),
  ];
}

/** A number as people type it: with spaces, commas or points between the thousands, or none. Null if it is none. */
export function readTyped(text: string): number | null {
  const digits = text.replaceAll(/[\s,.\u2019']/gu, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
