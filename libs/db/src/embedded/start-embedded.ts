import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findBinaries } from './binaries.js';
import { dataArgument, ensureCluster, ownerName, placesIn, writeSettings } from './cluster.js';
import { ensureDatabase } from './ensure-database.js';
import { settleOrphan } from './orphan.js';
import { serverUser } from './os-user.js';
import { availableMemory, settingsFor } from './settings.js';
import type { Purpose } from './settings.js';
import type { SupervisorOrder } from './supervisor.js';

export { EmbeddedBusy } from './orphan.js';

/** How to stop a server: `fast` rolls back and writes a checkpoint, `immediate` is a crash it recovers from. */
export type StopMode = 'fast' | 'immediate';

/** What {@link startEmbedded} needs to know. */
export interface EmbeddedOptions {
  /** Holds data, password, log. Made if it is not there. */
  readonly folder: string;
  /** A free one if not given. */
  readonly port?: number;
  /** What the settings are made for; the machine's memory if not given. */
  readonly memoryBytes?: number;
  readonly purpose: Purpose;
  /** Removes the folder when the server has stopped, also when whoever started it was killed. */
  readonly isThrowaway?: boolean;
}

/** A running server. */
export interface Embedded {
  /** The database `rollcall`, for its owner, who may do everything: for migrations, not for the api or a worker. */
  readonly url: string;
  readonly port: number;
  /** The server's own process; another one after it was killed and started again. */
  pid(): number;
  /** Settles when the server and its supervisor are gone. Twice is once. */
  stop(mode?: StopMode): Promise<void>;
  /** Calls back once if the supervisor ends without having been asked to. */
  onLost(listener: () => void): void;
}

/**
 * Starts the embedded PostgreSQL in a supervisor process of its own, and settles when it answers. Makes the data folder
 * the first time. The server ends with this process at the latest, even if this process is killed.
 * @throws EmbeddedBusy if another process runs a server in this folder
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { folder, purpose } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const user = await serverUser();
  const binaries = await findBinaries(user);
  await settleOrphan(folder);
  const password = await ensureCluster(folder, binaries, user);
  const places = placesIn(folder);
  if (user) await chown(places.data, user.uid, user.gid);
  await writeSettings(places.data, settingsFor(purpose, options.memoryBytes ?? availableMemory()), user);
  const port = options.port ?? (await freePort());
  const order: SupervisorOrder = {
    command: binaries.postgres,
    args: ['-D', dataArgument(places.data, user), '-p', String(port)],
    cwd: places.data,
    user,
    log: places.log,
    lossGraceMs: purpose === 'product' ? 3_000 : 0,
    removeAfter: options.isThrowaway === true ? folder : null,
  };
  const supervisor = spawnSupervisor(order);
  const record = JSON.stringify({ pid: supervisor.pid, parent: process.pid });
  await writeFile(places.supervisor, record, { mode: 0o600 });
  const current = await ready(supervisor, port);
  const url = await ensureDatabase(`postgresql://${ownerName}:${password}@127.0.0.1:${port}/postgres`, 'rollcall');
  return { url, port, ...handleOf(supervisor, current) };
}

function spawnSupervisor(order: SupervisorOrder): ChildProcess {
  const built = new URL('./supervisor.js', import.meta.url);
  const file = existsSync(built) ? built : new URL('./supervisor.ts', import.meta.url); // Node strips the types itself
  // Detached: a session of its own, which Ctrl-C and a closed terminal do not reach.
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(file), JSON.stringify(order)],
    {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      // eslint-disable-next-line no-restricted-syntax -- handed on, and nothing but this: the rest holds secrets
      env: { PATH: process.env['PATH'] },
    },
  );
}

/** Waits for the first `ready`; the answer follows the server through later restarts. */
function ready(supervisor: ChildProcess, port: number): Promise<{ pid: number }> {
  const current = { pid: 0 };
  return new Promise((resolve, reject) => {
    let log = '';
    if (!supervisor.stdout) throw new Error('A supervisor without an output');
    createInterface({ input: supervisor.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { event: string; pid?: number; log?: string };
      log = said.log ?? log;
      if (said.event !== 'ready' || said.pid === undefined) return;
      current.pid = said.pid;
      resolve(current);
    });
    supervisor.once('error', reject);
    supervisor.once('close', () => reject(new Error(`PostgreSQL did not start on port ${port}: ${log.trim()}`)));
  });
}

function handleOf(supervisor: ChildProcess, current: { readonly pid: number }): Omit<Embedded, 'url' | 'port'> {
  let isStopping = false;
  const gone = new Promise<void>((resolve) => {
    if (supervisor.exitCode !== null) resolve();
    supervisor.once('exit', () => resolve());
  });
  const streams = [supervisor.stdin, supervisor.stdout] as unknown as readonly { ref(): void; unref(): void }[];
  const handles = [supervisor, ...streams];
  // A server alone must not keep its starter alive: when that ends, the server does.
  for (const handle of handles) handle.unref();
  supervisor.stdin?.on('error', () => undefined); // it died: `gone` tells
  return {
    pid: () => current.pid,
    stop: async (mode = 'fast') => {
      isStopping = true;
      for (const handle of handles) handle.ref();
      if (supervisor.exitCode === null && supervisor.signalCode === null) supervisor.stdin?.write(`stop ${mode}\n`);
      else return;
      await gone;
    },
    onLost: (listener) => {
      void gone.then(() => {
        if (!isStopping) listener();
      });
    },
  };
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
