import type { ConsentChannel } from '@rollcall/domain/consent';
import { stateOfKept } from '@rollcall/domain/consent';
import { toEmailKey, writeCodes } from '@rollcall/domain/contact';
import type { ContactId, ContactView, PlannedContact } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { keepOnAddresses, listRefusedByPerson, writeConsents } from '../consent/index.js';
import type { Tx } from '../database/tenant.js';
import type { ContactActor } from './contact.change.js';

/** One consent that an edit changes, and where the request says so. */
interface ConsentEdit {
  readonly path: string;
  readonly channel: ConsentChannel;
  /** E.164 or e-mail key; null: the contact as a whole. */
  readonly address: string | null;
  readonly from: boolean | null;
  readonly to: boolean | null;
}

const ownFields = [
  ['voiceConsent', 'voice'],
  ['cellConsent', 'cell'],
  ['smsConsent', 'sms'],
  ['emailConsent', 'email'],
] as const;
const phoneFields = [
  ['smsConsent', 'sms'],
  ['cellConsent', 'cell'],
] as const;

/**
 * Enters into the ledger what an edit says about consents, behind the write of the contact: a yes or no in a form is an entry like any
 * other, without proof. Refuses `invalid-input` where it would take the place of a no that the person said, which only a consent
 * with its source does. A number that comes back has what the ledger says of it.
 */
export async function recordConsentEdits(
  tx: Tx,
  id: ContactId,
  edit: { readonly before: ContactView | null; readonly planned: PlannedContact },
  actor: ContactActor,
): Promise<void> {
  const edits = editsOf(edit.before, edit.planned);
  if (edit.before !== null) await refuseLifted(tx, id, edits);
  await writeConsents(
    tx,
    edits.map(({ channel, address, from, to }) => {
      const state = from === true && to === false ? 'revoked' : stateOfKept(to);
      return { contactId: id, channel, address, state, source: 'edit' };
    }),
    { actor },
  );
  if (edit.before !== null && (edit.planned.phones ?? edit.planned.emails) !== null) await keepOnAddresses(tx, [id]);
}

async function refuseLifted(tx: Tx, id: ContactId, edits: readonly ConsentEdit[]): Promise<void> {
  const lifting = edits.filter(({ to }) => to !== false);
  if (lifting.length === 0) return;
  const refused = await listRefusedByPerson(tx, id);
  const errors = lifting
    .filter(({ channel, address }) => refused.some((no) => no.channel === channel && no.address === address))
    .map(({ path }) => ({ path, code, message: writeCodes[code] }));
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
}

const code = 'consent.refused-by-person';

function editsOf(before: ContactView | null, { values, phones, emails }: PlannedContact): ConsentEdit[] {
  const own = ownFields.map(([field, channel]) => {
    const from = before?.[field] ?? null;
    const to = values[field];
    return { path: field, channel, address: null, from, to: to === undefined ? from : (to as boolean | null) };
  });
  const ofPhones = (phones ?? []).flatMap((phone, place) => {
    const had = before?.phones.find(({ e164 }) => e164 === phone.e164);
    return phoneFields.map(([field, channel]) => ({
      path: `phones.${place}.${field}`,
      channel,
      address: phone.e164,
      from: had?.[field] ?? null,
      to: phone[field],
    }));
  });
  const ofEmails = (emails ?? []).map(({ key, consent }, place) => {
    const had = before?.emails.find(({ address }) => toEmailKey(address) === key);
    const from = had?.consent ?? null;
    return { path: `emails.${place}.consent`, channel: 'email' as const, address: key, from, to: consent };
  });
  return [...own, ...ofPhones, ...ofEmails].filter(({ from, to }) => from !== to);
}
