import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @typedef {import('./client.mjs').Client} Client
 * @typedef {import('@rollcall/domain/job').JobView} JobView
 * @typedef {{ count: number, p50: number, p95: number, p99: number, max: number }} Latency milliseconds
 */

const jobPauseMs = 100;
const requestPauseMs = 25;
const restStates = new Set(['succeeded', 'failed', 'cancelled', 'paused']);

/** Forgets the peaks of a process, so that the next reading is of what comes now. */
export function resetPeak(/** @type {number} */ pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory a process has held since {@link resetPeak}, in bytes, as the kernel kept it. */
export function peakMemory(/** @type {number} */ pid) {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}

/**
 * Follows a job until it stands still.
 * @param {Client} client
 * @param {string} id
 * @param {(job: JobView) => void} onLook
 * @returns {Promise<{ job: JobView, phaseSeconds: Record<string, number> }>} how long the job was seen in each phase
 */
export async function watchJob(client, id, onLook = () => undefined) {
  /** @type {Record<string, number>} */
  const phaseSeconds = {};
  for (let last = performance.now(); ;) {
    const job = await client.job(id);
    const now = performance.now();
    phaseSeconds[job.progress.phase] = (phaseSeconds[job.progress.phase] ?? 0) + (now - last) / 1000;
    last = now;
    onLook(job);
    if (restStates.has(job.status)) return { job, phaseSeconds };
    await pause(jobPauseMs);
  }
}

/**
 * Asks what people at the console ask, one request after the other, until told to stop.
 * @param {Client} client
 * @param {Readonly<Record<string, string>>} paths by the name they are reported under
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, Latency>>} by name, and `all` of them
 */
export async function watchLatency(client, paths, signal) {
  const asked = Object.entries(paths).map(([name, path]) => ({ name, path, times: /** @type {number[]} */ ([]) }));
  while (!signal.aborted) {
    for (const { path, times } of asked) {
      const started = performance.now();
      await client.get(path);
      times.push(performance.now() - started);
      await pause(requestPauseMs);
    }
  }
  const byName = asked.map(({ name, times }) => [name, summary(times)]);
  return Object.fromEntries([...byName, ['all', summary(asked.flatMap(({ times }) => times))]]);
}

/** @returns {Latency} */
export function summary(/** @type {readonly number[]} */ milliseconds) {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}
