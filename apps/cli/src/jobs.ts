import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { jobFileSchema, jobIssueListSchema, jobListSchema, jobQuerySchema, jobViewSchema } from '@rollcall/domain/job';
import { z } from 'zod';
import { ApiClient, given } from './client.js';
import type { Config } from './config.js';
import { count, jobLines, progressLine } from './output.js';
import type { Output } from './output.js';
import { planFrom, planOptions } from './plan.js';
import { UsageError, usageOf } from './usage.js';
import { concludeJob, watchJob } from './watch-job.js';

const text = { type: 'string' } as const;
const options = {
  tab: text,
  kind: text,
  limit: text,
  after: text,
  reason: text,
  code: text,
  column: text,
  out: text,
  ...planOptions,
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
interface Asked {
  readonly id: string;
  readonly name: string | undefined;
  readonly values: Values;
  readonly client: ApiClient;
  readonly config: Config;
  readonly output: Output;
}

const actions: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  list,
  show,
  issues,
  results,
  watch: async ({ client, id, output }) => concludeJob(await watchJob(client, id, output), output),
  pause: (asked) => move(asked, 'pause'),
  resume: (asked) => move(asked, 'resume'),
  cancel: (asked) => move(asked, 'cancel'),
  force: (asked) => move(asked, 'force'),
  plan,
};

/** `jobs list|show|watch|pause|resume|cancel|force|plan|issues|results`. */
export async function jobs(args: readonly string[], config: Config, output: Output): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [word, id, name, ...more] = positionals;
  const action = word === undefined ? undefined : actions[word];
  if (!action) throw new UsageError(`jobs ${word ?? ''}: one of ${Object.keys(actions).join(', ')} is needed.`);
  if (word !== 'list' && !id) throw new UsageError(`jobs ${String(word)} takes the ID of a job.`);
  if (more.length > 0) throw new UsageError(`jobs ${String(word)}: too many words.`);
  await action({ id: id ?? '', name, values, client: new ApiClient(config), config, output });
}

async function list({ client, values, output }: Asked): Promise<void> {
  const { tab, kind, limit, after } = values;
  const asked = jobQuerySchema.safeParse(given({ tab, kind, limit, after }));
  if (!asked.success) throw new UsageError(usageOf(asked.error));
  const query = given(asked.data);
  const found = jobListSchema.parse(await client.good(client.api.GET('/api/v1/jobs', { params: { query } })));
  output.answer(found, () =>
    found.items.length === 0
      ? ['No jobs yet.']
      : found.items.map((job) => `${job.id}  ${job.kind.padEnd(8)}  ${progressLine(job)}  ${job.subject}`),
  );
}

async function show({ client, id, output }: Asked): Promise<void> {
  const job = await client.job(id);
  output.answer(job, () => jobLines(job));
}

async function move(
  { client, id, values, output }: Asked,
  verb: 'pause' | 'resume' | 'cancel' | 'force',
): Promise<void> {
  const plan = planFrom(values);
  if (plan !== undefined && verb !== 'resume') throw new UsageError(`jobs ${verb} takes no --start-at and no --rate.`);
  const call = { params: { path: { id } }, body: { ...given({ reason: values.reason }), ...plan } };
  const job = jobViewSchema.parse(await client.good(client.api.POST(`/api/v1/jobs/{id}/${verb}`, call)));
  output.answer(job, () => jobLines(job));
}

async function plan({ client, id, values, output }: Asked): Promise<void> {
  const body = planFrom(values);
  if (body === undefined) throw new UsageError('jobs plan takes --start-at, --rate, or both.');
  const call = { params: { path: { id } }, body: given(body) };
  const job = jobViewSchema.parse(await client.good(client.api.PATCH('/api/v1/jobs/{id}', call)));
  output.answer(job, () => jobLines(job));
}

async function issues({ client, id, values, output }: Asked): Promise<void> {
  const { code, column, after } = values;
  const query = given({ code, column, after, limit: values.limit === undefined ? undefined : Number(values.limit) });
  const call = { params: { path: { id }, query } };
  const found = jobIssueListSchema.parse(await client.good(client.api.GET('/api/v1/jobs/{id}/issues', call)));
  output.answer(found, () => [
    ...found.codes.map((each) => `${count(each.count).padStart(9)}  ${each.severity}  ${each.code}  ${each.column}`),
    ...found.items.map((issue) => `row ${issue.row}  ${issue.column}  ${issue.code}  ${JSON.stringify(issue.value)}`),
  ]);
}

const filesSchema = z.object({ items: z.array(jobFileSchema) });

async function results(asked: Asked): Promise<void> {
  const { client, id, name, output } = asked;
  if (name !== undefined) return download(asked, name);
  const listed = client.api.GET('/api/v1/jobs/{id}/files', { params: { path: { id } } });
  const found = filesSchema.parse(await client.good(listed));
  output.answer(found, () =>
    found.items.map((file) => `${file.name.padEnd(16)} ${count(file.rows).padStart(12)} rows ${count(file.bytes)} B`),
  );
}

/** Streams a result file to `--out`, or to standard output where that holds nothing else. */
async function download({ client, id, values, config, output }: Asked, name: string): Promise<void> {
  const call = { params: { path: { id, name } }, parseAs: 'stream' } as const;
  const body: unknown = await client.good(client.api.GET('/api/v1/jobs/{id}/files/{name}', call));
  const source = Readable.fromWeb(body as ReadableStream);
  if (values.out === undefined && !output.isJson) {
    await pipeline(source, process.stdout, { end: false });
    return;
  }
  const path = resolve(config.folder, values.out ?? name);
  const file = createWriteStream(path);
  await pipeline(source, file);
  output.answer({ file: path, bytes: file.bytesWritten }, () => [`${path}: ${count(file.bytesWritten)} bytes`]);
}
