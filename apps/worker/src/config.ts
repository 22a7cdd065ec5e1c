import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';

/** What a worker needs to know; from the environment, once. */
const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1).optional(),
  FILES_URL: z.string().min(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65535).default(0),
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
  readonly logLevel: string;
  readonly healthPort: number;
  readonly batchRows: number | undefined;
  readonly crashAt: string | undefined;
}

/** Injection token of the configuration. */
export const WORKER_CONFIG = Symbol('WORKER_CONFIG');

/** Reads and checks the environment. Throws one sentence that names what is wrong. */
export function readConfig(): WorkerConfig {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) throw new Error(`The environment is not usable: ${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  return {
    name: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    filesUrl: env.FILES_URL,
    logLevel: env.LOG_LEVEL,
    healthPort: env.WORKER_HEALTH_PORT,
    batchRows: env.ROLLCALL_BATCH_ROWS,
    crashAt: env.ROLLCALL_CRASH_AT,
  };
}
