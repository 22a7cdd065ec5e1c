/**
 * The servers that tests need. Each is started only if the environment does not name one already, so `npm test` starts
 * them once for all stages and `jest -c libs/db/jest.config.mjs` still works by itself. They die with this process.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './from-source.mjs';

/** A private PostgreSQL that forgets everything at the end. */
export async function startPostgresql() {
  if (process.env.ROLLCALL_TEST_DATABASE_URL) return async () => {};
  const { startEmbedded } = await import('../../libs/db/src/embedded/index.ts');
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
  const server = await startEmbedded({ folder, purpose: 'test', isThrowaway: true });
  process.env.ROLLCALL_TEST_DATABASE_URL = server.url;
  return async () => {
    delete process.env.ROLLCALL_TEST_DATABASE_URL;
    await server.stop('immediate');
  };
}

/** A private Redis, if `redis-server` is installed; else a loud line, and the specs that need one report themselves skipped. */
export async function startRedis() {
  if (process.env.ROLLCALL_TEST_REDIS_URL) return async () => {};
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    if (!process.env.ROLLCALL_TEST_NO_REDIS_SAID)
      console.error(
        '\n!!! NO redis-server WAS FOUND: what runs on Redis is NOT tested. apt-get install redis-server\n',
      );
    process.env.ROLLCALL_TEST_NO_REDIS_SAID = '1';
    return async () => {};
  }
  const port = await freePort();
  const settings = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--loglevel', 'warning'];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', tmpdir(), ...settings];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await answering(port);
  process.env.ROLLCALL_TEST_REDIS_URL = `redis://127.0.0.1:${port}`;
  return async () => {
    delete process.env.ROLLCALL_TEST_REDIS_URL;
    process.off('exit', kill);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function answering(port) {
  for (const deadline = Date.now() + 10_000; ;) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return;
    if (Date.now() > deadline) throw new Error(`redis-server does not answer on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
