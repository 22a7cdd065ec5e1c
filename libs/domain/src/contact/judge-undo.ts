import type { UndoVerdict } from './contact.history.contract.js';

/** Values of a contact by field, in the form of a before-image: as columns have them, `custom` whole, lists whole. */
export type ContactImage = Readonly<Record<string, unknown>>;

/** A change, and what became of the contact since. */
export interface UndoQuestion {
  readonly action: string;
  /** What the change replaced; null: nothing, as for a contact that was made. */
  readonly before: ContactImage | null;
  /** What it left behind, at least of the fields in `before`. */
  readonly after: ContactImage;
  readonly now: ContactImage;
  /** {@link consentKey} of everything the person said no to and did not give since. */
  readonly refused: ReadonlySet<string>;
}

/** Names one consent: of a channel as a whole, or for one number or address of it. */
export const consentKey = (channel: string, address: string | null): string => `${channel} ${address ?? ''}`;

const possible: UndoVerdict = { state: 'possible', why: null, fields: [] };

/**
 * Whether a change can be taken back: all of it or nothing. Only values that are still what it made of them are put back, so
 * that no later work is lost; and what the person said no to stays no.
 */
export function judgeUndo({ action, before, after, now, refused }: UndoQuestion): UndoVerdict {
  const fields = Object.keys(before ?? {});
  if (action !== 'updated' || before === null || fields.length === 0)
    return { state: 'never', why: 'action', fields: [] };
  const secret = fields.filter((field) => field.startsWith('encrypted:'));
  if (secret.length > 0) return { state: 'never', why: 'encrypted', fields: secret };
  const overtaken = fields.flatMap((field) =>
    field === 'custom'
      ? changedKeys(before[field], after[field])
          .filter((key) => told(partOf(after[field], key)) !== told(partOf(now[field], key)))
          .map((key) => `custom:${key}`)
      : told(after[field]) === told(now[field])
        ? []
        : [field],
  );
  if (overtaken.length > 0) return { state: 'overtaken', why: null, fields: overtaken };
  const consents = fields.filter((field) => givesBack(field, before[field], refused));
  return consents.length > 0 ? { state: 'never', why: 'consent-refused', fields: consents } : possible;
}

/** The keys of custom fields that differ between two images of `custom`. */
export function changedKeys(had: unknown, has: unknown): readonly string[] {
  const keys = new Set([...Object.keys(objectOf(had)), ...Object.keys(objectOf(has))]);
  return [...keys].sort().filter((key) => told(partOf(had, key)) !== told(partOf(has, key)));
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
const partOf = (value: unknown, key: string): unknown => new Map(Object.entries(objectOf(value))).get(key) ?? null;

/** Attributes of phones and addresses that mean nothing when they say so: images leave them out, views do not. */
const isSilent = (key: string, value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (value === false && (key === 'preferred' || key === 'blocked')) ||
  (value === 'none' && key === 'block');

/** A value as text, so that two can be compared: keys in order, silent ones left out. */
function told(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(told).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([key, each]) => !isSilent(key, each));
  return `{${entries
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${told(each)}`)
    .join(',')}}`;
}

const channelOf: Readonly<Record<string, string>> = {
  voiceConsent: 'voice',
  cellConsent: 'cell',
  smsConsent: 'sms',
  emailConsent: 'email',
};

/** Whether putting a value back would lift a no that the person said. */
function givesBack(field: string, value: unknown, refused: ReadonlySet<string>): boolean {
  const channel = channelOf[field];
  if (channel !== undefined) return value !== false && refused.has(consentKey(channel, null));
  if (!Array.isArray(value)) return false;
  return value.some((item: unknown) => {
    const { e164, key, smsConsent, cellConsent, consent } = objectOf(item) as Readonly<Record<string, unknown>>;
    const isGiven = (name: string, address: unknown, given: unknown): boolean =>
      typeof address === 'string' && given !== false && refused.has(consentKey(name, address));
    return field === 'phones'
      ? isGiven('sms', e164, smsConsent) || isGiven('cell', e164, cellConsent)
      : field === 'emails' && isGiven('email', key, consent);
  });
}
