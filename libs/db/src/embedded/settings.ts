import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

/** What the server is for. `test` trades safety for speed: a power cut may lose its data, a killed server does not. */
export type Purpose = 'product' | 'test';

/** One server setting and why it has this value. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
}

const MB = 1024 ** 2;

/** The memory this process may use, in bytes: the machine's, or its container's if that is less. */
export function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** The settings for a machine with so much memory. Written to `postgresql.rollcall.conf` at every start. */
export function settingsFor(purpose: Purpose, memoryBytes: number): readonly Setting[] {
  return [...safetySettings, ...memorySettings(purpose, memoryBytes), ...speedSettings, ...purposeSettings[purpose]];
}

function memorySettings(purpose: Purpose, bytes: number): readonly Setting[] {
  const share = (part: number, least: number, most: number): string =>
    `${Math.round(Math.min(most, Math.max(least, (bytes * part) / MB)))}MB`;
  const most = purpose === 'test' ? 512 : 3072;
  return [
    setting('shared_buffers', share(0.25, 64, most), 'a quarter of the memory; above 3 GB an import gains nothing'),
    setting('effective_cache_size', share(0.6, 128, 65_536), 'what the planner may expect in the page cache'),
    setting('maintenance_work_mem', share(0.04, 32, purpose === 'test' ? 128 : 1024), 'indexes built after a load'),
    setting('autovacuum_work_mem', share(0.01, 16, 256), 'three workers must not take three times the above'),
    setting('work_mem', share(0.002, 4, 32), 'per sort and per hash, so times many connections'),
    setting('hash_mem_multiplier', '2.0', 'the match phase of an import joins by hash'),
  ];
}

const safetySettings: readonly Setting[] = [
  setting('listen_addresses', "'127.0.0.1'", 'nobody but this machine may connect'),
  setting('unix_socket_directories', "''", 'one way in is enough; socket files would need a folder others can reach'),
  setting('password_encryption', "'scram-sha-256'", 'passwords are kept as salted hashes'),
  setting('logging_collector', 'off', 'the supervisor keeps the log and reads "ready" from it'),
  setting('lc_messages', "'C'", 'the supervisor and operators read one language'),
  setting('log_line_prefix', "'%m [%p] %q%u@%d '", 'when, which process, who'),
  setting('log_parameter_max_length', '0', 'contact data never goes to the log'),
  setting('log_parameter_max_length_on_error', '0', 'contact data never goes to the log'),
  setting('log_error_verbosity', 'terse', 'DETAIL lines quote the values of a row'),
  setting('log_min_error_statement', 'panic', 'a failed statement may quote the values of a row'),
  setting('log_lock_waits', 'on', 'a job that waits for another one can be explained'),
  setting('deadlock_timeout', '1s', 'how long a wait is before it is looked at and logged'),
  setting('idle_in_transaction_session_timeout', '60s', 'a forgotten transaction must not stop vacuum'),
  setting('timezone', "'UTC'", 'times are stored and compared in one zone'),
];

const speedSettings: readonly Setting[] = [
  setting('max_connections', '200', 'api, workers, queue and tests, each with a pool of its own'),
  setting('max_wal_size', '8GB', 'a large import should not force checkpoints'),
  setting('min_wal_size', '256MB', 'keep some segments for the next batch'),
  setting('checkpoint_timeout', '15min', 'fewer full-page images while loading'),
  setting('checkpoint_completion_target', '0.9', 'spread the writes'),
  setting('wal_compression', 'on', 'full-page images are most of the log of a load; these programs know no lz4'),
  setting('wal_buffers', '64MB', 'COPY fills the default several times a second'),
  setting('jit', 'off', 'compiling costs more than our short statements take'),
  setting('random_page_cost', '1.1', 'solid state disks'),
  setting('autovacuum_naptime', '15s', 'the queue and the jobs table change all the time'),
  setting('autovacuum_vacuum_scale_factor', '0.05', 'with five million rows the default waits for a million dead ones'),
  setting('autovacuum_analyze_scale_factor', '0.02', 'plans must follow an import soon'),
  setting('autovacuum_vacuum_insert_scale_factor', '0.1', 'index-only scans after a load'),
  setting('autovacuum_vacuum_cost_limit', '2000', 'the default is throttled for disks of another age'),
];

const purposeSettings: Readonly<Record<Purpose, readonly Setting[]>> = {
  product: [
    setting('wal_level', 'minimal', 'nobody replicates this server: an index that is built is written once, not twice'),
    setting('max_wal_senders', '0', 'there is nobody to send to; needed for the line above'),
    setting('log_statement', 'ddl', 'changes of the schema are worth a line'),
    setting('log_checkpoints', 'on', 'explains a slow minute'),
    setting('log_autovacuum_min_duration', '10s', 'explains a slow minute'),
  ],
  test: [
    setting('fsync', 'off', 'test data need not survive a power cut; it does survive a killed server'),
    setting('full_page_writes', 'off', 'only a power cut needs them'),
  ],
};

function setting(name: string, value: string, reason: string): Setting {
  return { name, value, reason };
}

/** The text of `postgresql.rollcall.conf`. */
export function renderSettings(settings: readonly Setting[]): string {
  const lines = settings.map(({ name, value, reason }) => `${`${name} = ${value}`.padEnd(52)} # ${reason}`);
  return [
    '# Written by Rollcall at every start: changes made here are lost. Put yours into override.conf, which is read last.',
    ...lines,
    '',
  ].join('\n');
}

/** Whether a file exists and says the same already: a start should not touch what need not change. */
export function sameText(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false; // not there yet
  }
}
