import { setTimeout as pause } from 'node:timers/promises';
import { summary } from './latency.mjs';

/**
 * @typedef {import('../product/client.mjs').Client} Client
 * @typedef {import('./latency.mjs').Latency} Latency
 * @typedef {(previous: any) => string | Promise<string>} NextPath the path to ask next, given the answer before it; `any`: each path has its own
 */

const pauseMs = 25;

/**
 * Asks what people at the console ask, one request after the other, until told to stop.
 * @param {Client} client
 * @param {Readonly<Record<string, string | NextPath>>} paths by the name they are reported under
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, Latency>>} by name, and `all` of them
 */
export async function watchReaders(client, paths, signal) {
  const asked = Object.entries(paths).map(([name, path]) => ({
    name,
    path,
    answer: /** @type {unknown} */ (undefined),
    times: /** @type {number[]} */ ([]),
  }));
  while (!signal.aborted && asked.length > 0) {
    for (const each of asked) {
      const path = typeof each.path === 'string' ? each.path : await each.path(each.answer);
      const started = performance.now();
      each.answer = await client.get(path);
      each.times.push(performance.now() - started);
      await pause(pauseMs);
    }
  }
  const byName = asked.map(({ name, times }) => [name, summary(times)]);
  return Object.fromEntries([...byName, ['all', summary(asked.flatMap(({ times }) => times))]]);
}

/**
 * Readers that go on until the work beside them is done.
 * @template T
 * @param {Client} client
 * @param {Readonly<Record<string, string | NextPath>>} paths
 * @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, latency: Record<string, Latency> }>}
 */
export async function besideReaders(client, paths, work) {
  const isOver = new AbortController();
  const reading = watchReaders(client, paths, isOver.signal);
  reading.catch(() => undefined); // awaited below, after the work: what it met is told there
  const result = await work().finally(() => isOver.abort());
  return { result, latency: await reading };
}
