/**
 * Locks that a killed process cannot leave behind: a socket that is open as long as its holder lives. On Linux it has a
 * name but no file; elsewhere a file, which is taken over when nobody answers on it.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function addressOf(name) {
  const id = `rollcall-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
  return process.platform === 'linux' ? `\0${id}` : join(tmpdir(), `${id}.sock`);
}

/**
 * @param {string} name
 * @param {() => string} [describe] what a second one is told about the holder
 * @returns {Promise<{ release: () => void } | { holder: string }>}
 */
export async function tryLock(name, describe = () => '') {
  const address = addressOf(name);
  for (let tries = 0; tries < 2; tries++) {
    const server = await listen(address, describe);
    if (server) return { release: () => server.close() };
    const holder = await ask(address);
    if (holder !== null) return { holder };
    if (process.platform !== 'linux') rmSync(address, { force: true });
  }
  return { holder: '' };
}

/** Waits until nobody else holds it. */
export async function takeTurn(name) {
  for (let isFirst = true; ; isFirst = false) {
    const lock = await tryLock(name);
    if ('release' in lock) return lock.release;
    if (isFirst) console.log('Another start of this project is at work here: waiting for it …');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function listen(address, describe) {
  const server = createServer((socket) => socket.on('error', () => {}).end(describe()));
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function ask(address) {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(address);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (data) => (text += data));
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(text));
  });
}
