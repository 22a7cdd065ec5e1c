import 'reflect-metadata';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { openDatabase } from '@rollcall/db/database';
import { openFiles } from '@rollcall/files/store';
import { openQueueBackend } from '@rollcall/queue/backend';
import { openBell } from '@rollcall/queue/bell';
import { concurrencySum } from '@rollcall/queue/delivery';
import { sql } from 'kysely';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { armCrashPoint } from './job/crash-point.js';
import { createLog } from './log.js';

/** Deliveries in flight at shutdown get this long to finish their batch; then the process ends and the lease runs out. */
const shutdownMs = 25_000;

async function main(): Promise<void> {
  const config = readConfig();
  armCrashPoint(config.crashAt);
  const log = createLog(config.logLevel);
  const stopping = new AbortController();
  const onSignal = () => stopping.abort();
  process.once('SIGTERM', onSignal).once('SIGINT', onSignal).once('SIGHUP', onSignal);

  const { db, close } = openDatabase({
    url: config.databaseUrl,
    role: 'rollcall_worker',
    max: concurrencySum * (config.lanes + 2) + 4, // a batch per lane, a heartbeat and a look around per delivery; the sweeper
    onFault: (fault) => log.pino.warn({ code: 'code' in fault ? fault.code : undefined }, 'database connection lost'),
  });
  const queue = await openQueueBackend({
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    concurrencySum,
    log: ({ level, ...line }) => log.pino[level](line, 'queue'),
    signal: stopping.signal,
  });
  const bell = openBell(queue);
  const files = await openFiles(config.filesUrl);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and takes literals
  const app = await NestFactory.createApplicationContext(AppModule.of({ config, db, files, bell }, queue), {
    logger: log.nest,
  });
  const health = await openHealth(config.healthPort, () => sql`select 1`.execute(db));
  log.pino.info({ name: config.name, queue: queue.name }, 'worker is ready');

  await untilAborted(stopping.signal);
  log.pino.info('worker stops');
  const ended = app.close().then(async () => {
    health?.close();
    await bell.close();
    await queue.close();
    await close();
  });
  await Promise.race([ended, sleep(shutdownMs, undefined, { ref: false })]);
  process.exit(0);
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

/** `GET /health` for whoever supervises the process: 200 while the database answers. */
async function openHealth(port: number, probe: () => Promise<unknown>): Promise<Server | undefined> {
  if (port === 0) return undefined;
  const server = createServer((_, response) => {
    probe().then(
      () => response.writeHead(200).end('ok'),
      () => response.writeHead(503).end('database does not answer'),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
