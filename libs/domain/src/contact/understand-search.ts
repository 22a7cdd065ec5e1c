/** What the search box took some text for. A contact is found if any one of these finds it. */
export interface ContactSearch {
  /** Beginning of an e-mail address, lower case. */
  readonly emailPrefix: string | null;
  /** Ends of phone numbers, digits only. */
  readonly phoneEnds: readonly string[];
  /** Beginnings of Contact ID 1 or 2. */
  readonly idPrefixes: readonly string[];
  /** Parts of the name, all of which a contact must have; accents and case do not matter. */
  readonly nameWords: readonly string[];
  /** The same for people: "Phone ends with 4567". */
  readonly inWords: string;
}

const phoneText = /^(?<number>[+\d][\d\s()./\u2010-\u2015-]*|\([\d\s()./-]+)(?:(?:x|ext\.?)\s*\d{1,8})?$/iu;
const minPhoneDigits = 4;
/** A number dialled inside its country begins with a 0 that its E.164 form does not have. Shorter ones are ends of numbers. */
const minNationalDigits = 8;
const maxNameWords = 4;

/** Reads what somebody typed into the search box of contacts. */
export function understandContactSearch(text: string): ContactSearch {
  const typed = text.normalize('NFC').trim();
  const isOneWord = !/\s/u.test(typed);
  if (isOneWord && typed.includes('@')) return search({ emailPrefix: typed.toLowerCase() });
  const phoneEnds = phoneEndsOf(typed);
  const idPrefixes = isOneWord && /[\p{L}\p{N}]/u.test(typed) ? spellings(typed) : [];
  return search({ phoneEnds, idPrefixes, nameWords: phoneEnds.length > 0 ? [] : nameWordsOf(typed) });
}

function phoneEndsOf(typed: string): string[] {
  const number = phoneText.exec(typed)?.groups?.['number'];
  const digits = number?.replaceAll(/\D/gu, '').replace(/^00(?=\d{7})/u, '') ?? '';
  if (digits.length < minPhoneDigits) return [];
  // "+44 (0)20 …": the 0 in brackets is dialled only inside the country.
  if (/^\+?\d[\d\s]*\(0\)/u.test(typed)) return [digits.replace(/^(\d{1,3}?)0/u, '$1'), digits];
  return digits.startsWith('0') && digits.length >= minNationalDigits ? [digits.slice(1), digits] : [digits];
}

/** Contact IDs are kept as they came; people do not look at the case of what they type. */
const spellings = (typed: string): string[] => [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])];

const nameWordsOf = (typed: string): string[] =>
  [...new Set(typed.split(/[\s,;]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)))].slice(0, maxNameWords);

function search(found: Partial<Omit<ContactSearch, 'inWords'>>): ContactSearch {
  const all = { emailPrefix: null, phoneEnds: [], idPrefixes: [], nameWords: [], ...found };
  return { ...all, inWords: inWords(all) };
}

function inWords({ emailPrefix, phoneEnds, idPrefixes, nameWords }: Omit<ContactSearch, 'inWords'>): string {
  const parts = [
    emailPrefix === null ? null : `E-mail begins with ${emailPrefix}`,
    phoneEnds[0] === undefined ? null : `Phone ends with ${phoneEnds[0]}`,
    nameWords.length === 0 ? null : `Name has ${nameWords.join(' and ')}`,
    idPrefixes[0] === undefined ? null : `Contact ID begins with ${idPrefixes[0]}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Nothing to look for' : parts.join(', or ');
}

const mostShown = 5;

/**
 * For people: which words were taken for others, because no contact has them as they were typed; or, `isAlso`, because only
 * few have, and perhaps by chance.
 */
export function sayCorrected(
  changed: readonly { readonly typed: string; readonly shown: readonly string[] }[],
  isAlso = false,
): string {
  const typed = changed.map((word) => `\u201c${word.typed}\u201d`).join(' and ');
  const shown = changed.map((word) => listSome(word.shown)).join(' and ');
  return isAlso ? `Few have ${typed}; also shown: ${shown}` : `Nothing has exactly ${typed}; shown: ${shown}`;
}

const listSome = (words: readonly string[]): string =>
  words.slice(0, mostShown).join(', ') + (words.length > mostShown ? ', \u2026' : '');

/** What is said when a word is so common that not all who have it were held against what a job wrote. */
export const sayTooBroad = (inWords: string): string =>
  `${inWords}. Too many have this name to look through all of them: there may be more, add a word`;

/** For people: that so many are found that only the first ones are shown. */
export const sayCut = (inWords: string, most: number): string =>
  `${inWords}. Too many: only the first ${most.toLocaleString('en-US')} are shown`;
