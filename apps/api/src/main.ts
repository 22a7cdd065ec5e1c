import 'reflect-metadata';
import type { Pool } from 'pg';
import { createApp } from './app.js';
import { ConfigError, readConfig } from './config.js';
import type { Config } from './config.js';
import { openLog } from './log.js';
import { POOL } from './platform.module.js';
import { shutDownOnSignal } from './shutdown.js';

async function start(config: Config): Promise<void> {
  const log = openLog(config.logLevel);
  const app = await createApp(config, log);
  await app.get<Pool>(POOL).query('select').catch(cannotConnect);
  shutDownOnSignal(app, log);
  await app.listen(config.port, config.host);
  log.info({ url: await app.getUrl() }, 'listening');
}

function cannotConnect(cause: unknown): never {
  throw new ConfigError('DATABASE_URL does not answer, or refuses this login.', { cause });
}

/** One clear sentence instead of a stack: whoever starts the process can act on it. */
function sentenceOf(fault: unknown): string {
  if (fault instanceof ConfigError) return fault.message;
  const code = (fault as { code?: unknown } | null)?.code;
  if (code === 'EADDRINUSE') return 'The port is taken by another process: set PORT to a free one.';
  return fault instanceof Error ? fault.message : String(fault);
}

try {
  await start(readConfig());
} catch (fault) {
  process.stderr.write(`rollcall api: ${sentenceOf(fault)}\n`);
  process.exit(1);
}
