import type { RefusalCode } from '@rollcall/domain/refusal';
import { formatCount } from '../format/numbers';
import type { Problem } from './problem';

/** A problem for people: what happened, and what to do about it. */
export interface Told {
  readonly what: string;
  readonly todo: string;
}

type Teller = (details: Readonly<Record<string, unknown>>) => Told;

const say = (what: string, todo = ''): Teller => {
  const told = { what, todo };
  return () => told;
};

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

/** “the column *X*” when the api named it. */
const named = (lead: string, value: unknown, otherwise: string): string =>
  word(value) === '' ? otherwise : `${lead} “${word(value)}”`;

/** Why a change of a contact stays. */
const finalTexts: Readonly<Record<string, string>> = {
  encrypted: 'The value before is kept nowhere.',
  'group-gone': 'The group it would go back to has been deleted.',
  'consent-refused': 'The person said no, and that stays until a new consent is recorded.',
};

const tellers = {
  'sign-in-needed': say('You are not signed in any more.', 'Sign in again to go on.'),
  'sign-in-failed': say('E-mail address or password is wrong.'),
  'permission-missing': (details) => ({
    what: `You do not have the permission this needs${word(details['permission']) ? `: ${word(details['permission'])}` : ''}.`,
    todo: 'Ask an admin of your organisation for it.',
  }),
  'origin-refused': say('The request came from another site and was refused.', 'Open Rollcall at its own address.'),
  'invalid-input': say('Something in the request is not valid.', 'Look at the marked fields.'),
  'not-found': say('This does not exist, or not for you.', 'It may have been deleted. Check the address.'),
  'stale-version': say('Somebody changed this in the meantime.', 'Look at the new state and try again.'),
  'if-match-missing': say('The page is out of date.', 'Reload it.'),
  'idempotency-key-missing': say('The request was incomplete.', 'Reload the page and try again.'),
  'idempotency-key-reused': say('This was already started with other settings.', 'Start it once more.'),
  'rate-limited': say('Too many requests in a short time.', 'Wait a little, then try again.'),
  'not-ready': say('The server is not ready yet.', 'It is probably starting. Try again in a moment.'),
  'user.exists': say('There is already a user with this e-mail address.', 'Use another address.'),
  'api-key.scope-too-wide': say('An API key cannot have permissions you do not have.', 'Choose fewer scopes.'),
  'contact-deleted': say('This contact was deleted.', 'It can be restored for 30 days.'),
  'contact.id-taken': say('Another contact has this Contact ID 1.', 'Use another one, or open that contact.'),
  'undo-window-closed': (details) =>
    details['why'] === 'history-dropped'
      ? { what: 'The history that is needed to undo this is not kept any more.', todo: '' }
      : { what: 'The time in which this could be undone is over.', todo: '' },
  'contact.change-overtaken': say('Some of these values have changed again since.', 'Change them by hand.'),
  'contact.change-final': (details) => ({
    what: 'This change cannot be taken back.',
    todo: finalTexts[word(details['why'])] ?? '',
  }),
  'undo.not-undoable': say('Jobs of this kind cannot be undone.'),
  'undo.nothing-changed': say('This job changed nothing, so there is nothing to undo.'),
  'undo.already-undone': say('This job was undone already.', 'To take that back, undo the undo.'),
  'already-running': say('This is being done already.', 'Wait until the other job has ended, or cancel it.'),
  'custom-field.exists': say('There is already a custom field of this name.', 'Use another name.'),
  'custom-field.too-many': say('There are 100 custom fields, which is the most there can be.', 'Delete one first.'),
  'group.exists': say('There is already a group of this name.', 'Use another name.'),
  'group.not-empty': say('The group has contacts.', 'Say where they go: into another group, or into none.'),
  'group.too-many-contacts': say(
    'The group has too many contacts to move at once.',
    'Move them by a bulk change first.',
  ),
  'team.exists': say('There is already a team of this name.', 'Use another name.'),
  'team.not-empty': say('Agents are in this team.', 'Move them to another one first.'),
  'agent.exists': say('There is already an agent with this ID.', 'Use another one.'),
  'filter.exists': say('There is a saved filter of this name already.', 'Choose another name.'),
  'filter.in-use': say('Others or jobs use this saved filter.', 'Delete it anyway, or leave it.'),
  'filter.too-many': say('You have as many saved filters as one person may.', 'Delete one first.'),
  'upload.incomplete': say('The file has not been uploaded completely.', 'Wait for the upload, or resume it.'),
  'upload.too-large': say('The file is larger than this server accepts.', 'Split it, or pack it with gzip.'),
  'upload.expired': say('The uploaded file was removed, because it was not used for too long.', 'Choose it again.'),
  'note.disabled': say(
    'Notes are switched off for agents.',
    'An admin can switch them on: Agent Desktop, Notes Enabled.',
  ),
  'note.too-many-additions': say('This note has too many additions.', 'Write a new note.'),
  'interaction.refused': say('Some of the interactions are not right, so none was kept.', 'See which ones, and why.'),
  'encrypted.unavailable': say('Encrypted fields are out of reach.', 'The server has no master key, or another one.'),
  'encrypted.unreadable': say('This value cannot be read.', 'It is damaged or its key is missing. Write it anew.'),
  'encrypted.empty': say('There is no value.', ''),
  'encrypted.not-searchable': say('This field cannot be searched.', 'An admin can make it searchable.'),
  'state-not-allowed': say('This is in another state by now.', 'The buttons show what is possible.'),
  'job.incompatible': say('This job was started by another version and cannot go on.', 'Start it again.'),
  'job.stuck': say('The job failed five times in a row at the same place.', 'Resume it once the cause is repaired.'),
  'job.file-gone': say('The file of this job is not kept any more.', ''),
  'webhook.too-many': (details) => ({
    what: `A tenant has ${word(details['limit'])} webhooks at most.`,
    todo: 'Delete one that nobody needs.',
  }),
  'webhook.url-refused': say('A webhook cannot go there.', 'It takes a public https address.'),
  'count-changed': (details) => ({
    what: `There were ${word(details['expected'])} when you looked, and are ${word(details['actual'])} now.`,
    todo: 'Look again. Nothing was changed.',
  }),
  'bulk-change.group-gone': say('The group does not exist any more.', 'Choose another one.'),
  'bulk-change.field-gone': say('The custom field does not exist any more.', 'Choose another one.'),
  'approval.missing': say(
    'A second person has to approve this first.',
    'Ask somebody with the permission bulk.approve.',
  ),
  'approval.own': say('You cannot approve what you started yourself.', 'Ask somebody else.'),
  'contact-not-allowed': say(
    'This contact may not be reached at that time.',
    'See the reasons, and the next time that is.',
  ),
  'callback.in-past': say('This time is over.', 'Choose one that lies ahead.'),
  'callback.too-far-ahead': (details) => ({
    what: 'This time lies too far ahead.',
    todo: `A callback can be up to ${word(details['daysAhead'])} days ahead.`,
  }),
  'callback.exists': say('There is already a callback to this number at this time.', 'Change that one.'),
  'import.not-text': say('This is not a text file.', 'Export it as CSV. A spreadsheet file cannot be read as it is.'),
  'import.empty': say('The file is empty.', 'Choose another file.'),
  'import.header-only': say('The file has a header and no rows.', 'Choose another file.'),
  'import.no-mapped-column': say('No column is mapped to a field.', 'Map at least one column.'),
  'import.field-mapped-twice': (details) => ({
    what: `${named('Two columns are mapped to', details['field'], 'Two columns are mapped to one field')}.`,
    todo: 'Keep one of them.',
  }),
  'import.unknown-column': (details) => ({
    what: `${named('The file has no column', details['column'], 'A mapped column is not in the file')}.`,
    todo: 'Check the mapping.',
  }),
  'import.match-not-mapped': say(
    'None of the fields that contacts are matched by is mapped.',
    'Map one of them, or choose “Create only”.',
  ),
  'import.too-many-rows': say('The file has more than 5,000,000 rows.', 'Split it. Nothing was written.'),
  'import.too-many-columns': say('The file has more than 1,000 columns.', 'Remove the columns you do not need.'),
  'import.cell-too-long': (details) => ({
    what: `A cell is longer than 64 KiB${row(details)}.`,
    todo: 'Often a quote is not closed there. Nothing was written.',
  }),
  'import.unsupported-encoding': say('The file’s encoding is not supported.', 'Save it as UTF-8.'),
  'import.malformed-encoding': (details) => ({
    what: `The file is not what its encoding says${row(details)}.`,
    todo: 'Choose the right encoding, or save the file as UTF-8. Nothing was written.',
  }),
  'import.unclosed-quote': (details) => ({
    what: `A quote that is opened is never closed${row(details)}.`,
    todo: 'Repair it in the file. Nothing was written.',
  }),
  'import.archive-too-large': say('The file grows far too much when unpacked.', 'Upload it unpacked.'),
  'import.archive-broken': say('The packed file is damaged.', 'Pack it again. Nothing was written.'),
  'import.no-disk-space': say('The server has too little disk space for this file.', 'Tell whoever runs the server.'),
  'import.custom-field-forbidden': say(
    'The mapping creates custom fields, and you may not.',
    'Map to existing fields, or ask an admin.',
  ),
  'import.too-many-custom-fields': say('There would be more than 100 custom fields.', 'Map fewer columns to new ones.'),
} satisfies Record<RefusalCode, Teller>;

function row(details: Readonly<Record<string, unknown>>): string {
  const value = details['row'];
  return typeof value === 'number' ? ` in row ${formatCount(value)}` : '';
}

const others: Readonly<Record<string, Teller>> = {
  offline: say(
    'The server cannot be reached.',
    'Check your connection. Nothing is lost: jobs go on without this page.',
  ),
  'answer-not-understood': say('The server answered in a way this page does not understand.', 'Reload the page.'),
};

/** The sentence for a refusal code; also for the `failure.code` of a job. */
export function tell(code: string, details: Readonly<Record<string, unknown>> = {}): Told {
  const teller = (tellers as Readonly<Record<string, Teller>>)[code] ?? others[code];
  return teller?.(details) ?? { what: 'Something went wrong on the server.', todo: 'Try again.' };
}

/** The sentence for a failed request. */
export function tellProblem(problem: Problem): Told {
  const told = tell(problem.code, problem.details);
  if (problem.code !== 'rate-limited' || problem.retryAfterSeconds === null) return told;
  return { ...told, todo: `Try again in ${problem.retryAfterSeconds} s.` };
}
