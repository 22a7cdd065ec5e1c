import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SlowWire } from './slow-wire.mjs';

const delayMs = 40;
const big = 'x'.repeat(3_000_000);

/** Answers every line with itself, and "big" with much more than fits into one packet. */
const server = createServer((socket) =>
  socket.on('data', (data) => socket.write(String(data) === 'big\n' ? `${big}\n` : data)),
);
/** @type {SlowWire} */
let wire;
/** @type {number} */
let port;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  wire = new SlowWire({ host: '127.0.0.1', port: address.port }, delayMs);
  port = await wire.open();
});
afterAll(() => {
  wire.close();
  server.close();
});

/** Says lines, each after the answer to the one before, and tells how long all took and what came. */
async function talk(/** @type {string[]} */ lines) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let heard = '';
  const started = performance.now();
  for (const line of lines) {
    socket.write(`${line}\n`);
    let answer = '';
    while (!answer.endsWith('\n')) answer += String((await once(socket, 'data'))[0]);
    heard += answer;
  }
  const ms = performance.now() - started;
  socket.end();
  await once(socket, 'close');
  return { heard, ms };
}

it('holds every answer back once', async () => {
  const before = wire.roundTrips;
  const { heard, ms } = await talk(['one', 'two', 'three']);
  expect(heard).toBe('one\ntwo\nthree\n');
  expect(wire.roundTrips - before).toBe(3);
  expect(ms).toBeGreaterThanOrEqual(3 * delayMs - 3);
});

it('holds a long answer back once as well, and gives all of it in order', async () => {
  const before = wire.roundTrips;
  const { heard } = await talk(['big']);
  expect(heard === `${big}\n`).toBe(true);
  expect(wire.roundTrips - before).toBe(1);
});
