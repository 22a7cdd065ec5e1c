import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Schemas } from '@rollcall/client';
import { startImportSchema } from '@rollcall/domain/import';
import type { StartImportRequest } from '@rollcall/domain/import';
import { jobViewSchema } from '@rollcall/domain/job';
import { uploadIdSchema } from '@rollcall/domain/upload';
import { ApiClient, given } from './client.js';
import type { Config } from './config.js';
import { jobLines } from './output.js';
import type { Output } from './output.js';
import { planFrom, planOptions } from './plan.js';
import { uploadFile } from './upload-file.js';
import { UsageError } from './usage.js';
import { concludeJob, watchJob } from './watch-job.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  map: { ...text, default: 'auto' },
  mode: text,
  match: text,
  doubles: text,
  empty: text,
  'bad-cells': text,
  country: text,
  'date-order': text,
  encoding: text,
  delimiter: text,
  quote: text,
  'no-header': flag,
  'dry-run': flag,
  ...planOptions,
  'idempotency-key': text,
  wait: flag,
  json: flag,
} as const;

/** `import FILE`: uploads, starts, and with `--wait` follows to the end. */
export async function importFile(args: readonly string[], config: Config, output: Output): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError('import takes one FILE.');
  const settings = settingsFrom(values, config.folder);
  const client = new ApiClient(config);
  const fileId = await uploadFile(config, resolve(config.folder, file), output);
  const body: StartImportRequest = { ...settings, fileId };
  const header = { 'Idempotency-Key': values['idempotency-key'] ?? randomUUID() };
  // The contract is the same one the document was made of; only its records are looser there.
  const started = client.api.POST('/api/v1/imports', { params: { header }, body: body as Schemas['StartImport'] });
  const job = jobViewSchema.parse(await client.good(started));
  if (values.wait) concludeJob(await watchJob(client, job.id, output), output);
  else output.answer(job, () => [...jobLines(job), `  follow it  rollcall jobs watch ${job.id}`]);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** What the options ask for. Checked before a byte is sent: a typo must not cost an upload. */
function settingsFrom(values: Values, folder: string): Omit<StartImportRequest, 'fileId'> {
  const asked: object = given({
    mapping: mappingFrom(values.map, folder),
    mode: values.mode,
    match: values.match?.split(',').map((key) => key.trim()),
    inFileDuplicates: values.doubles,
    emptyCells: values.empty,
    badCells: values['bad-cells'],
    defaultCountry: values.country?.toUpperCase(),
    dateOrder: values['date-order'],
    format: given({
      encoding: values.encoding,
      delimiter: values.delimiter === '\\t' || values.delimiter === 'tab' ? '\t' : values.delimiter,
      quote: values.quote === 'none' ? '' : values.quote,
      hasHeader: values['no-header'] ? false : undefined,
    }),
    dryRun: values['dry-run'],
    ...planFrom(values),
  });
  const anyFile = uploadIdSchema.parse(randomUUID());
  const read = startImportSchema.safeParse({ ...asked, fileId: anyFile });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UsageError(`${issue?.path.join('.') ?? 'An option'}: ${issue?.message ?? 'not understood'}`);
  }
  return asked;
}

function mappingFrom(given: string, folder: string): unknown {
  if (given === 'auto') return 'auto';
  try {
    return JSON.parse(readFileSync(resolve(folder, given), 'utf8'));
  } catch (error) {
    throw new UsageError(`--map ${given}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
