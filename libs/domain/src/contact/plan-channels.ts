import type { ContactEmail, ContactPhone } from './contact.contract.js';
import type { WrittenEmail, WrittenPhone } from './contact.write.contract.js';
import { parseEmail, toEmailKey } from './parse-email.js';
import { parseExtension, parsePhone } from './parse-phone.js';
import { findDamage } from './read-field.js';
import { tidyText } from './tidy-text.js';
import type { NoteFault } from './write-codes.js';

/** A phone as it will be kept. `blockedOn` null with a daily block: today, which only the database knows. */
export type PlannedContactPhone = Omit<ContactPhone, 'position'>;
/** An e-mail address as it will be kept; `key` is what is matched. */
export type PlannedContactEmail = Omit<ContactEmail, 'position'> & { readonly key: string };

/**
 * Reads a list of phones. A number that is typed as the contact has it stays the number it was, whatever country it would be
 * read by today; what an item does not name is taken over from the phone with the same number.
 */
export function planPhones(
  written: readonly WrittenPhone[],
  had: readonly ContactPhone[],
  defaultCountry: string,
  fault: NoteFault,
): PlannedContactPhone[] {
  const seen = new Set<string>();
  const phones = written.flatMap((item, place) => {
    const path = `phones.${place}`;
    const number = readNumber(item.number, had, defaultCountry);
    if (number === null) return fault(`${path}.number`, 'phone.malformed');
    if (seen.has(number.e164)) return fault(`${path}.number`, 'phone.repeated');
    seen.add(number.e164);
    const before = had.find(({ e164 }) => e164 === number.e164);
    const extension = readExtension(item, number.extension, before);
    if (extension === undefined) return fault(`${path}.extension`, 'extension.malformed');
    if (item.aliases?.some((alias) => findDamage(alias))) return fault(`${path}.aliases`, 'cell.control-character');
    return [{ e164: number.e164, raw: item.number.trim(), extension, ...attributesOf(item, before) }];
  });
  if (phones.filter(({ preferred }) => preferred).length > 1) fault('phones', 'phone.preferred-twice');
  return phones;
}

function readNumber(typed: string, had: readonly ContactPhone[], country: string) {
  const same = had.find(({ raw }) => raw === typed.trim());
  if (same) return { e164: same.e164, extension: null };
  return findDamage(typed) === null ? parsePhone(typed, country) : null;
}

/** Undefined if it is none. One that stands behind the number counts unless another is named. */
function readExtension(
  { extension }: WrittenPhone,
  behind: string | null,
  before: ContactPhone | undefined,
): string | null | undefined {
  if (extension === undefined) return behind ?? before?.extension ?? null;
  if (extension === null || extension.trim() === '') return null;
  return parseExtension(extension) ?? undefined;
}

function attributesOf(item: WrittenPhone, before: ContactPhone | undefined) {
  const block = item.block ?? before?.block ?? 'none';
  const blockedOn = item.blockedOn ?? (item.block === undefined ? (before?.blockedOn ?? null) : null);
  return {
    type: orBefore(item.type, before?.type, null),
    aliases: item.aliases ? [...new Set(item.aliases.map(tidyText))] : (before?.aliases ?? []),
    status: orBefore(item.status, before?.status, null),
    smsConsent: orBefore(item.smsConsent, before?.smsConsent, null),
    cellConsent: orBefore(item.cellConsent, before?.cellConsent, null),
    block,
    blockedOn: block === 'daily' ? blockedOn : null,
    preferred: item.preferred ?? before?.preferred ?? false,
  };
}

/** Reads a list of e-mail addresses, with the rules of {@link planPhones}. */
export function planEmails(
  written: readonly WrittenEmail[],
  had: readonly ContactEmail[],
  fault: NoteFault,
): PlannedContactEmail[] {
  const seen = new Set<string>();
  return written.flatMap((item, place) => {
    const address = findDamage(item.address) === null ? parseEmail(item.address) : null;
    if (address === null) return fault(`emails.${place}.address`, 'email.malformed');
    const key = toEmailKey(address);
    if (seen.has(key)) return fault(`emails.${place}.address`, 'email.repeated');
    seen.add(key);
    const before = had.find((email) => toEmailKey(email.address) === key);
    return [
      {
        address,
        key,
        consent: orBefore(item.consent, before?.consent, null),
        blocked: item.blocked ?? before?.blocked ?? false,
      },
    ];
  });
}

/** What is named counts, null too; else what was there. */
const orBefore = <T>(named: T | undefined, before: T | undefined, none: T): T => {
  if (named !== undefined) return named;
  return before === undefined ? none : before;
};
