import {
  BadCell,
  customReader,
  parseEmail,
  readerOfField,
  toEmailKey,
  writeCodes,
  type CustomFieldRules,
  type WriteCode,
} from '@rollcall/domain/contact';
import { filledEmails, filledPhones, textFieldNames, type ContactDraft } from './contact-draft';

/** Something in the boxes that cannot be kept. `path` is that of the request: `lastName`, `phones.0.number`. */
export interface DraftProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * What is wrong with a draft as far as the page can tell, by the domain's own readers. Phone numbers are left to the server: the
 * tables of the world's numbers are larger than the whole page.
 * @param needsName a new contact needs one; one that never had any, as a company may, does not
 */
export function checkDraft(draft: ContactDraft, needsName: boolean): readonly DraftProblem[] {
  const problem = (path: string, code: WriteCode): DraftProblem => ({ path, message: writeCodes[code] });
  const problems: DraftProblem[] = [];
  if (needsName && `${draft.texts.firstName}${draft.texts.lastName}`.trim() === '')
    problems.push(problem('lastName', 'name.required'));
  for (const name of textFieldNames) {
    const text = draft.texts[name].trim();
    const read = text === '' ? null : readerOfField(name, 'ymd')(text);
    if (read instanceof BadCell) problems.push(problem(name, read.code));
  }
  const { allowedFrom: from, allowedUntil: until } = draft;
  if ((from === '') !== (until === ''))
    problems.push(problem(from === '' ? 'allowedFrom' : 'allowedUntil', 'hours.half'));
  else if (from !== '' && from >= until) problems.push(problem('allowedUntil', 'hours.backwards'));
  const seen = new Set<string>();
  for (const [at, { address }] of filledEmails(draft.emails).entries()) {
    const email = parseEmail(address);
    const key = email === null ? null : toEmailKey(email);
    if (key === null) problems.push(problem(`emails.${at}.address`, 'email.malformed'));
    else if (seen.has(key)) problems.push(problem(`emails.${at}.address`, 'email.repeated'));
    else seen.add(key);
  }
  for (const [at, { number }] of filledPhones(draft.phones).entries())
    if (number.trim() === '') problems.push({ path: `phones.${at}.number`, message: 'A phone needs a number.' });
  return problems;
}

/** What is wrong with the values of custom fields that were changed; one that was there before stays good. */
export function checkCustom(
  before: ContactDraft,
  draft: ContactDraft,
  rules: ReadonlyMap<string, CustomFieldRules>,
): readonly DraftProblem[] {
  return Object.entries(draft.custom).flatMap(([key, text]) => {
    const rule = rules.get(key);
    const isAsked = rule !== undefined && text.trim() !== '' && text !== before.custom[key];
    const read = !isAsked ? null : customReader(rule)(text.trim());
    return read instanceof BadCell ? [{ path: `custom.${key}`, message: writeCodes[read.code] }] : [];
  });
}

const channelPaths = /^(?:phones|emails|allowed|preferredChannel|doNotContact|(?:voice|cell|sms|email)Consent)/;
const detailPaths = /^(?:custom\.|additionalInformation)/;

/** The tab on which a path is edited. */
export function tabOfPath(path: string): 'general' | 'channels' | 'details' | 'encrypted' {
  if (path.startsWith('encrypted.')) return 'encrypted';
  if (detailPaths.test(path)) return 'details';
  return channelPaths.test(path) ? 'channels' : 'general';
}
