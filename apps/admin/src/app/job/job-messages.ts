import type { JobStatus, JobView, Ledger, Outcome } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
import { formatCount } from '../format/numbers';
import { formatMoment } from '../format/times';

/** How a state looks: the word, the colour of its chip. */
export interface StateLook {
  readonly text: string;
  readonly tone: 'good' | 'info' | 'warn' | 'bad' | '';
  /** It waits for its time. */
  readonly isPlanned?: boolean;
}

const looks: Record<JobStatus, StateLook> = {
  queued: { text: 'Queued', tone: '' },
  running: { text: 'Running', tone: 'info' },
  pausing: { text: 'Pausing', tone: 'warn' },
  paused: { text: 'Paused', tone: 'warn' },
  cancelling: { text: 'Cancelling', tone: 'warn' },
  cancelled: { text: 'Cancelled', tone: '' },
  succeeded: { text: 'Completed', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
};

type Stated = Pick<JobView, 'status' | 'ledger' | 'isSilent' | 'progressedAt' | 'startsAt'>;

/** The state of a job in words. A completed job that rejected rows is amber, never green. */
export function stateLook(job: Stated): StateLook {
  if (job.status === 'succeeded' && job.ledger.rejected > 0) return { text: 'Completed with issues', tone: 'warn' };
  if (job.status === 'queued' && job.startsAt !== null && Date.parse(job.startsAt) > Date.now())
    return { text: `Starts ${formatMoment(job.startsAt)}`, tone: '', isPlanned: true };
  if (job.status === 'running' && job.isSilent) return { text: 'Taking over…', tone: 'warn' };
  return looks[job.status];
}

/** A state by itself, for the timeline. */
export const statusText = (status: JobStatus): string => looks[status].text;

const kindLabels: Readonly<Record<string, string>> = {
  'bulk-change': 'Bulk change',
  export: 'Export',
  import: 'Import',
  'key-rotation': 'Key rotation',
  undo: 'Undo',
} satisfies Record<KindName, string>;

/** The name of a kind for people. */
export const kindLabel = (kind: string): string => kindLabels[kind] ?? sentenceCase(kind);

const phaseLabels: Readonly<Record<string, string>> = {
  read: 'Reading',
  doubles: 'Finding doubles',
  match: 'Matching',
  apply: 'Applying',
  index: 'Building indexes',
  results: 'Writing results',
  prepare: 'Preparing',
  reencrypt: 'Encrypting anew',
  destroy: 'Destroying old keys',
  restore: 'Restoring',
  write: 'Writing the file',
  done: 'Done',
};

/** The name of a phase for people. */
export const phaseLabel = (phase: string): string => phaseLabels[phase] ?? sentenceCase(phase);

/** How an outcome is called, and what it means. */
export const outcomeTexts: Record<Outcome, { readonly label: string; readonly meaning: string }> = {
  created: { label: 'Created', meaning: 'new contacts' },
  updated: { label: 'Updated', meaning: 'contacts that changed' },
  unchanged: { label: 'Unchanged', meaning: 'already as the row says' },
  skipped: { label: 'Skipped', meaning: 'left out by the options' },
  rejected: { label: 'Rejected', meaning: 'with a problem in the row' },
};

/** The same of a dry run, which writes nothing. */
export const plannedTexts: Record<Outcome, string> = {
  created: 'Would create',
  updated: 'Would update',
  unchanged: 'Unchanged',
  skipped: 'Would skip',
  rejected: 'Rejected',
};

/** The outcomes of kinds that mean something else by them than imports do. */
const ownOutcomes: Readonly<
  Record<
    string,
    Partial<Record<Outcome, { readonly label: string; readonly planned: string; readonly meaning: string }>>
  >
> = {
  export: {
    unchanged: { label: 'Exported', planned: 'Would export', meaning: 'contacts in the file' },
    skipped: { label: 'Not reached', planned: 'Not reached', meaning: 'the export was cancelled before' },
  },
  undo: {
    updated: { label: 'Restored', planned: 'Would restore', meaning: 'contacts as they were before' },
    unchanged: { label: 'As before', planned: 'As before', meaning: 'nothing was to be put back' },
    skipped: { label: 'Kept', planned: 'Would keep', meaning: 'because edited since' },
    rejected: { label: 'Could not', planned: 'Cannot', meaning: 'each with its reason' },
  },
};

/** How a job's outcome is called, and what it means. */
export function outcomeText(
  job: Pick<JobView, 'kind' | 'isDryRun'>,
  outcome: Outcome,
): { readonly label: string; readonly meaning: string } {
  const own = ownOutcomes[job.kind]?.[outcome];
  const { label, meaning } = own ?? outcomeTexts[outcome];
  return { label: job.isDryRun ? (own?.planned ?? plannedTexts[outcome]) : label, meaning };
}

/** What a job reads, for its ledger. */
export const readText = (kind: string): string => (kind === 'import' ? 'rows of the file' : 'looked at');

const fileTexts: Readonly<Record<string, { readonly label: string; readonly meaning: string }>> = {
  'changed.csv': { label: 'Changed', meaning: 'the contacts that changed, with what they had before' },
  'unchanged.csv': { label: 'Unchanged', meaning: 'the contacts that were so already' },
  'skipped.csv': { label: 'Skipped', meaning: 'the contacts that were deleted or did not match any more' },
  'created.csv': { label: 'Created', meaning: 'the rows that became new contacts' },
  'updated.csv': { label: 'Updated', meaning: 'the rows that changed a contact' },
  'rejected.csv': {
    label: 'Rejected',
    meaning: 'your columns, with row, column and reason: correct it and import it again',
  },
  'restored.csv': { label: 'Restored', meaning: 'contacts that were put back: how' },
  'kept.csv': { label: 'Kept', meaning: 'contacts that were edited since: by whom and when' },
  'could-not.csv': { label: 'Could not', meaning: 'contacts that could not be put back, and why' },
  'keys.csv': { label: 'Key map', meaning: 'your row → our contact id → outcome' },
};

const exportedTexts = { label: 'Contacts', meaning: 'what was exported: kept for seven days' };

/** Only an import rejects rows of a file. */
const rejectedTexts = { label: 'Rejected', meaning: 'the contacts that could not be changed, and why' };

/** What a result file of a kind holds. */
export const fileText = (name: string, kind: string): { readonly label: string; readonly meaning: string } =>
  (name === 'rejected.csv' && kind !== 'import' ? rejectedTexts : fileTexts[name]) ??
  (name.startsWith('contacts.') ? exportedTexts : undefined) ?? { label: name, meaning: '' };

/** One line for a menu: "20,000 read · 60 rejected". */
export function shortLedger(ledger: Ledger): string {
  if (ledger.read === 0) return 'nothing read yet';
  const rejected = ledger.rejected === 0 ? '' : ` · ${formatCount(ledger.rejected)} rejected`;
  return `${formatCount(ledger.read)} read${rejected}`;
}

function sentenceCase(code: string): string {
  const words = code.replaceAll(/[-.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
