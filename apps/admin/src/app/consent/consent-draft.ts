import {
  recordConsentSchema,
  type ConsentChannel,
  type ConsentState,
  type RecordConsent,
} from '@rollcall/domain/consent';

/** An entry of the ledger while it is written: what stands in the boxes. */
export interface ConsentDraft {
  readonly channel: ConsentChannel;
  /** Empty: all numbers or addresses. */
  readonly address: string;
  readonly state: ConsentState;
  readonly source: string;
  readonly wordingVersion: string;
  readonly evidence: string;
  /** The clock on the wall of who writes, `2026-11-30T15:30`; empty: now. */
  readonly saidAt: string;
}
/** A box of it. */
export type DraftField = keyof ConsentDraft;

/** A draft for one channel and address, with the state somebody is about to record. */
export const draftFor = (channel: ConsentChannel, address: string | null, state: ConsentState): ConsentDraft => ({
  channel,
  address: address ?? '',
  state,
  source: '',
  wordingVersion: '',
  evidence: '',
  saidAt: '',
});

/** When it was said, as an instant; null: what stands there is no time. */
function saidAtOf({ saidAt }: ConsentDraft): string | null | undefined {
  if (saidAt === '') return undefined;
  const at = new Date(saidAt);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What is wrong with a draft, by box: the contract's own rules, and that nobody says something in the future. */
export function checkDraft(draft: ConsentDraft, nowMs: number): Readonly<Partial<Record<DraftField, string>>> {
  const problems: Partial<Record<DraftField, string>> = {};
  if (draft.source === '') problems.source = 'Choose how it was said.';
  const saidAt = saidAtOf(draft);
  if (saidAt === null) problems.saidAt = 'This is no date and time.';
  else if (saidAt !== undefined && Date.parse(saidAt) > nowMs) problems.saidAt = 'This lies in the future.';
  const isProven = draft.wordingVersion.trim() !== '' || draft.evidence.trim() !== '';
  if (draft.state === 'granted' && !isProven)
    problems.evidence = 'A consent that is given needs the version of its wording, or what proves it.';
  if (draft.wordingVersion.trim().length > 100) problems.wordingVersion = 'Up to 100 characters.';
  if (draft.evidence.trim().length > 2_000) problems.evidence = 'Up to 2,000 characters.';
  return problems;
}

/** The draft as it is sent. */
export function requestOf(draft: ConsentDraft): RecordConsent {
  const saidAt = saidAtOf(draft);
  return recordConsentSchema.parse({
    channel: draft.channel,
    address: draft.address || null,
    state: draft.state,
    source: draft.source,
    wordingVersion: draft.wordingVersion.trim() || null,
    evidence: draft.evidence.trim() || null,
    ...(saidAt ? { capturedAt: saidAt } : {}),
  });
}
