import { normalizeHeader } from './header-words.js';

/** What a header says about phones and e-mails. `number` is the place it asks for; null: the next free one. */
export interface ChannelHeader {
  readonly channel: 'phone' | 'email' | 'extension';
  readonly number: number | null;
}

const phoneWords = new Set(
  (
    'phone tel telephone telephones phonenumber mobile mobilephone cell cellphone cellular landline msisdn iphone handy ' +
    'telefono telefonos movil celular telefon mobil mobiltelefon festnetz portable fixe telefone'
  ).split(' '),
);
const emailWords = new Set('email mail emailaddress correo courriel'.split(' '));
const extensionWords = new Set('ext extension extn'.split(' '));

/** Words that make a header say something about a phone or an address instead of being one, or make it somebody else's. */
const otherMeanings = new Set(
  (
    'type label status consent opt in out optin optout sms text carrier provider valid validity verified verification is has can ' +
    'count attempts attempt last first date time zone timezone alias aliases block blocked owner display name notes note fax telex ' +
    'tty tdd pager radio assistant assistants spouse emergency guarantor manager managers supervisor subject template domain ' +
    'marketing bounce bounced bounces preferred preference permission unsubscribe unsubscribed do not dnc score quality code ' +
    'country region area hash sent opened clicked format formatted allowed agent model make brand plan tipo typ'
  ).split(' '),
);
/** Words that say nothing more than "the phone". */
const plainWords = new Set('number no value address num numero nummer the a de adresse main primary id'.split(' '));

/** Reads a header such as `Phone 2 - Value`, `work tel`, `cell`, `E-mail 1 - Value`, `Phone ext`. Null: it is none of these. */
export function readChannelHeader(header: string): ChannelHeader | null {
  const words = normalizeHeader(header).split(' ');
  const isPhone = words.some((word) => phoneWords.has(word));
  const isEmail = words.some((word) => emailWords.has(word));
  const isExtension = words.some((word) => extensionWords.has(word));
  if (isExtension)
    return !isEmail && onlyPlain(words, extensionWords) ? { channel: 'extension', number: numberOf(words) } : null;
  if (isPhone === isEmail) return null;
  if (words.some((word) => otherMeanings.has(word))) return null;
  const own = isPhone ? phoneWords : emailWords;
  // `Phone 2` asks for place 2; `Business Phone 2` is the second of the business phones, wherever it comes.
  const number = words.every((word) => own.has(word) || plainWords.has(word) || /^\d+$/.test(word))
    ? numberOf(words)
    : null;
  return { channel: isPhone ? 'phone' : 'email', number };
}

function onlyPlain(words: readonly string[], own: ReadonlySet<string>): boolean {
  return words.every(
    (word) =>
      own.has(word) ||
      phoneWords.has(word) ||
      plainWords.has(word) ||
      /^\d+$|^(?:home|work|business|office)$/.test(word),
  );
}

function numberOf(words: readonly string[]): number | null {
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  return numbers.length === 1 && (numbers[0] ?? 0) > 0 ? (numbers[0] ?? null) : null;
}
