import { parseArgs } from 'node:util';
import { contactListSchema, contactQuerySchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import { toFilterInUrl } from '@rollcall/domain/filter';
import { ApiClient, given } from './client.js';
import type { Config } from './config.js';
import type { Output } from './output.js';
import { UsageError, usageOf } from './usage.js';

const options = {
  limit: { type: 'string' },
  after: { type: 'string' },
  sort: { type: 'string' },
  job: { type: 'string' },
  filter: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `contacts find TEXT`: what the search box of the console finds. */
export async function contacts(args: readonly string[], config: Config, output: Output): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [word, ...words] = positionals;
  if (word !== 'find') throw new UsageError('contacts: only "find" is known.');
  const { limit, after, sort, job } = values;
  const filter = values.filter === undefined ? undefined : filterOf(values.filter);
  const asked = contactQuerySchema.safeParse(
    given({ q: words.join(' ') || undefined, limit, after, sort, job, filter }),
  );
  if (!asked.success) throw new UsageError(usageOf(asked.error));
  const client = new ApiClient(config);
  const query = given(asked.data);
  const found = contactListSchema.parse(await client.good(client.api.GET('/api/v1/contacts', { params: { query } })));
  output.answer(found, () => [
    ...found.items.map(lineOf),
    `${found.total.relation === 'eq' ? '' : 'about '}${found.total.value} found${found.understood ? ` · ${found.understood}` : ''}`,
  ]);
}

/** A filter as JSON, or the id of a saved one, as an address has it. */
function filterOf(text: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    return toFilterInUrl(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError('--filter: neither JSON nor the id of a saved filter.');
    throw error;
  }
}

function lineOf(contact: ContactView): string {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.company || '(no name)';
  const phones = contact.phones.map(({ e164 }) => e164);
  const emails = contact.emails.map(({ address }) => address);
  return [contact.id, contact.contactId1 ?? '-', name, ...phones, ...emails].join('  ');
}
