import { readMasterKeys } from '@rollcall/db/encrypted';
import { readAllowed } from '@rollcall/db/webhook';
import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { MailConfig } from './mail/mail-transport.js';

/** What a worker needs to know; from the environment, once. */
const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1).optional(),
  FILES_URL: z.string().min(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  /** Master keys of encrypted fields, or a file with them; else that of the home is taken if it is there. */
  ROLLCALL_MASTER_KEY: z.string().min(1).optional(),
  ROLLCALL_MASTER_KEY_FILE: z.string().min(1).optional(),
  ROLLCALL_HOME: z.string().min(1).optional(),
  /** How many batches of one job are written side by side. */
  ROLLCALL_LANES: z.coerce.number().int().min(1).max(16).optional(),
  /** From so many rows on, the first contacts of a tenant are built beside the table. Below, it is not worth a table. */
  ROLLCALL_BUILD_ROWS: z.coerce.number().int().positive().default(10_000),
  /** For how many seconds a job keeps its place while others wait for one: then it goes to the end of the queue. */
  ROLLCALL_TURN_SECONDS: z.coerce.number().min(1).max(300).default(25),
  /** For how many months the history of changes is kept at least; without it for ever. An undo needs up to two of them. */
  ROLLCALL_HISTORY_MONTHS: z.coerce.number().int().min(2).max(1200).optional(),
  /** Where webhooks may go although it is no public address: host names, addresses and networks, with commas between them. */
  ROLLCALL_WEBHOOK_ALLOW: z.string().default(''),
  /** The server that takes mails, and whom they are from; without it they are written to the folder `mail` of the home. */
  ROLLCALL_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' }).optional(),
  ROLLCALL_MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>@\p{C}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
      'must be like Rollcall <rollcall@example.com>',
    )
    .optional(),
  /** What browsers call Rollcall, for the link in a mail; else the port of this machine. */
  ROLLCALL_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s):// URL' }).optional(),
  PORT: z.string().optional(),
  /** Tests only: batches of exactly so many items, and a point at which the process kills itself. */
  ROLLCALL_BATCH_ROWS: z.coerce.number().int().positive().optional(),
  ROLLCALL_CRASH_AT: z.string().optional(),
});

/** See {@link readConfig}. */
export interface WorkerConfig {
  /** This process, for `jobs.lease_owner`. */
  readonly name: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly filesUrl: string;
  /** The one that wraps first; none: encrypted fields are out of reach. */
  readonly masterKeys: readonly Buffer[];
  readonly logLevel: string;
  readonly healthPort: number;
  readonly lanes: number;
  readonly buildRows: number;
  readonly turnMs: number;
  readonly historyMonths: number | undefined;
  readonly webhookAllow: readonly string[];
  readonly mail: MailConfig;
  /** What browsers call Rollcall, if that is known. */
  readonly publicUrl: URL | undefined;
  readonly batchRows: number | undefined;
  readonly crashAt: string | undefined;
}

/** Injection token of the configuration. */
export const WORKER_CONFIG = Symbol('WORKER_CONFIG');

/** Reads and checks the environment. Throws one sentence that names what is wrong. */
export function readConfig(): WorkerConfig {
  // As the api reads it: what is set to nothing is not set.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new Error(`The environment is not usable: ${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  return {
    name: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    filesUrl: env.FILES_URL,
    masterKeys: readMasterKeys({
      text: env.ROLLCALL_MASTER_KEY,
      file: env.ROLLCALL_MASTER_KEY_FILE,
      usualFile: env.ROLLCALL_HOME === undefined ? undefined : join(env.ROLLCALL_HOME, 'master.key'),
    }),
    logLevel: env.LOG_LEVEL,
    healthPort: env.WORKER_HEALTH_PORT,
    // One for each core, as far as they are known here: with a database of its own a job has as many to wait for.
    lanes: env.ROLLCALL_LANES ?? Math.min(4, Math.max(2, availableParallelism())),
    buildRows: env.ROLLCALL_BUILD_ROWS,
    turnMs: env.ROLLCALL_TURN_SECONDS * 1000,
    historyMonths: env.ROLLCALL_HISTORY_MONTHS,
    webhookAllow: readAllowed(env.ROLLCALL_WEBHOOK_ALLOW),
    mail: mailOf(env),
    publicUrl: publicUrlOf(env),
    batchRows: env.ROLLCALL_BATCH_ROWS,
    crashAt: env.ROLLCALL_CRASH_AT,
  };
}

function mailOf(env: z.infer<typeof environmentSchema>): MailConfig {
  if (env.ROLLCALL_SMTP_URL !== undefined && env.ROLLCALL_MAIL_FROM === undefined)
    throw new Error('The environment is not usable: ROLLCALL_SMTP_URL needs ROLLCALL_MAIL_FROM');
  return {
    smtp: env.ROLLCALL_SMTP_URL === undefined ? undefined : new URL(env.ROLLCALL_SMTP_URL),
    from: env.ROLLCALL_MAIL_FROM ?? 'Rollcall <rollcall@localhost>',
    folder: env.ROLLCALL_HOME === undefined ? undefined : join(env.ROLLCALL_HOME, 'mail'),
  };
}

function publicUrlOf({ ROLLCALL_PUBLIC_URL: url, PORT: port }: z.infer<typeof environmentSchema>): URL | undefined {
  if (url !== undefined) return new URL(url);
  return port !== undefined && /^[1-9]\d{0,4}$/.test(port) ? new URL(`http://127.0.0.1:${port}`) : undefined;
}
