import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { jobFileSchema, jobIssueListSchema, jobListSchema, jobViewSchema } from '@rollcall/domain/job';
import { z } from 'zod';
import { ApiClient } from './client.js';
import type { Config } from './config.js';
import { count, jobLines, progressLine } from './output.js';
import type { Output } from './output.js';
import { UsageError } from './usage.js';
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
};

/** `jobs list|show|watch|pause|resume|cancel|issues|results`. */
export async function jobs(args: readonly string[], config: Config, output: Output): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [word, id, name, ...more] = positionals;
  const action = word === undefined ? undefined : actions[word];
  if (!action) throw new UsageError(`jobs ${word ?? ''}: one of ${Object.keys(actions).join(', ')} is needed.`);
  if (word !== 'list' && !id) throw new UsageError(`jobs ${String(word)} takes the ID of a job.`);
  if (more.length > 0) throw new UsageError(`jobs ${String(word)}: too many words.`);
  await action({ id: encodeURIComponent(id ?? ''), name, values, client: new ApiClient(config), config, output });
}

async function list({ client, values, output }: Asked): Promise<void> {
  const { tab, kind, limit, after } = values;
  const found = jobListSchema.parse(await client.json('/jobs', { query: { tab, kind, limit, after } }));
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

async function move({ client, id, values, output }: Asked, verb: 'pause' | 'resume' | 'cancel'): Promise<void> {
  const body = values.reason === undefined ? {} : { reason: values.reason };
  const job = jobViewSchema.parse(await client.json(`/jobs/${id}/${verb}`, { method: 'POST', body }));
  output.answer(job, () => jobLines(job));
}

async function issues({ client, id, values, output }: Asked): Promise<void> {
  const { code, column, limit, after } = values;
  const query = { code, column, limit, after };
  const found = jobIssueListSchema.parse(await client.json(`/jobs/${id}/issues`, { query }));
  output.answer(found, () => [
    ...found.codes.map((each) => `${count(each.count).padStart(9)}  ${each.severity}  ${each.code}  ${each.column}`),
    ...found.items.map((issue) => `row ${issue.row}  ${issue.column}  ${issue.code}  ${JSON.stringify(issue.value)}`),
  ]);
}

const filesSchema = z.object({ items: z.array(jobFileSchema) });

async function results({ client, id, name, values, config, output }: Asked): Promise<void> {
  if (!name) {
    const found = filesSchema.parse(await client.json(`/jobs/${id}/files`));
    output.answer(found, () =>
      found.items.map((file) => `${file.name.padEnd(16)} ${count(file.rows).padStart(12)} rows ${count(file.bytes)} B`),
    );
    return;
  }
  const headers = { accept: '*/*' };
  const { body } = await client.request(`/jobs/${id}/files/${encodeURIComponent(name)}`, { headers });
  const source = body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
  if (values.out === undefined && !output.isJson) {
    await pipeline(source, process.stdout, { end: false });
    return;
  }
  const path = resolve(config.folder, values.out ?? name);
  const file = createWriteStream(path);
  await pipeline(source, file);
  output.answer({ file: path, bytes: file.bytesWritten }, () => [`${path}: ${count(file.bytesWritten)} bytes`]);
}
