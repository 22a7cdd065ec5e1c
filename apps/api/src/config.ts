import { readMasterKeys } from '@rollcall/db/encrypted';
import { readAllowed } from '@rollcall/db/webhook';
import type { MailSettingsView } from '@rollcall/domain/mail';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Injection token of {@link Config}. */
export const CONFIG = Symbol('Config');

const secretForm = /^[0-9a-f]{64,}$/i;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

const home = z.string().min(1).default('.rollcall');
const port = z.coerce.number().int().min(0).max(65_535).default(3000);

const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' }).optional(),
  FILES_URL: z.string().min(1).optional(),
  ROLLCALL_HOME: home,
  PORT: port,
  HOST: z.string().min(1).default('127.0.0.1'),
  ROLLCALL_SECRET: z.string().regex(secretForm, 'must be at least 32 random bytes in hex'),
  /** Master keys of encrypted fields, or a file with them; else that of the home is taken if it is there. */
  ROLLCALL_MASTER_KEY: z.string().min(1).optional(),
  ROLLCALL_MASTER_KEY_FILE: z.string().min(1).optional(),
  ROLLCALL_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s):// URL' }).optional(),
  /** As for the workers, who send: here it is only told. */
  ROLLCALL_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' }).optional(),
  ROLLCALL_MAIL_FROM: z.string().min(1).optional(),
  /** How many proxies stand in front, or their addresses. Without it `X-Forwarded-For` is ignored. */
  ROLLCALL_TRUST_PROXY: z.string().min(1).optional(),
  /** Where webhooks may go although it is no public address: host names, addresses and networks, with commas between them. */
  ROLLCALL_WEBHOOK_ALLOW: z.string().optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The settings of one api process. */
export interface Config {
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  readonly redisUrl: string | undefined;
  /** Folder path or `file://` URL of uploads and result files. */
  readonly filesUrl: string;
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  /** Master keys of encrypted fields, the one that wraps first; none: encrypted fields are out of reach. */
  readonly masterKeys: readonly Buffer[];
  readonly publicUrl: URL;
  /** How mails leave, without secrets. */
  readonly mail: MailSettingsView;
  readonly trustProxy: number | string | false;
  readonly webhookAllow: readonly string[];
  readonly logLevel: string;
  /** Where the built console lies. */
  readonly consoleFolder: string;
}

/** A setting that cannot work: its message is one sentence for whoever starts the process. */
export class ConfigError extends Error {}

/** Reads the settings. Throws {@link ConfigError}. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = environmentSchema.safeParse(given);
  if (!read.success) throw new ConfigError(sentenceOf(read.error));
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL,
    databasePoolSize: data.DATABASE_POOL_SIZE,
    redisUrl: data.REDIS_URL,
    filesUrl: data.FILES_URL ?? resolve(data.ROLLCALL_HOME, 'files'),
    host: data.HOST,
    port: data.PORT,
    secret: data.ROLLCALL_SECRET,
    masterKeys: masterKeysOf(data),
    publicUrl: publicUrlOf(data.ROLLCALL_PUBLIC_URL ?? `http://127.0.0.1:${data.PORT}`),
    mail: mailOf(data),
    trustProxy: trustProxyOf(data.ROLLCALL_TRUST_PROXY),
    webhookAllow: allowedOf(data.ROLLCALL_WEBHOOK_ALLOW ?? ''),
    logLevel: data.LOG_LEVEL,
    consoleFolder: fileURLToPath(new URL('../../admin/dist/browser', import.meta.url)),
  };
}

function allowedOf(text: string): readonly string[] {
  try {
    return readAllowed(text);
  } catch {
    throw new ConfigError(
      'ROLLCALL_WEBHOOK_ALLOW is wrong: host names, addresses and networks, with commas between them.',
    );
  }
}

function masterKeysOf(data: z.infer<typeof environmentSchema>): readonly Buffer[] {
  try {
    return readMasterKeys({
      text: data.ROLLCALL_MASTER_KEY,
      file: data.ROLLCALL_MASTER_KEY_FILE,
      usualFile: resolve(data.ROLLCALL_HOME, 'master.key'),
    });
  } catch (fault) {
    throw new ConfigError(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
}

function mailOf(data: z.infer<typeof environmentSchema>): MailSettingsView {
  if (data.ROLLCALL_SMTP_URL === undefined) return { way: 'folder', folder: resolve(data.ROLLCALL_HOME, 'mail') };
  const { protocol, hostname: host, port } = new URL(data.ROLLCALL_SMTP_URL);
  const usual = protocol === 'smtps:' ? 465 : 587;
  if (data.ROLLCALL_MAIL_FROM === undefined) throw new ConfigError('ROLLCALL_SMTP_URL needs ROLLCALL_MAIL_FROM.');
  return { way: 'smtp', host, port: port === '' ? usual : Number(port), from: data.ROLLCALL_MAIL_FROM };
}

/** Without TLS a session cookie could be read on the way: plain http is for this machine only. */
function publicUrlOf(text: string): URL {
  const url = new URL(text);
  if (url.protocol === 'http:' && !loopback.has(url.hostname)) {
    throw new ConfigError('ROLLCALL_PUBLIC_URL must start with https:// unless it names this machine (127.0.0.1).');
  }
  return url;
}

function trustProxyOf(text: string | undefined): number | string | false {
  if (text === undefined) return false;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? 'The environment');
  return issue?.code === 'invalid_type' ? `${name} is not set.` : `${name} is wrong: ${issue?.message ?? 'unknown'}.`;
}

/** Reads what `setup.ts` needs: where the database is, for its owner. Throws {@link ConfigError}. */
export function readSetupConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Config, 'databaseUrl'> {
  const read = environmentSchema.pick({ DATABASE_URL: true }).safeParse(env);
  if (!read.success) throw new ConfigError(sentenceOf(read.error));
  return { databaseUrl: read.data.DATABASE_URL };
}
