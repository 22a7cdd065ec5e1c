import { readFileSync, writeFileSync } from 'node:fs';

/** @typedef {{ beforeBytes: number, peakBytes: number }} MemoryUse */

/** Forgets the peaks of a process, so that the next reading is of what comes now. */
export function resetPeak(/** @type {number} */ pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory a process has held since {@link resetPeak}, in bytes, as the kernel kept it. */
export const peakMemory = (/** @type {number} */ pid) => statusBytes(pid, 'VmHWM');

/** What a process holds at this moment, in bytes. */
export const residentMemory = (/** @type {number} */ pid) => statusBytes(pid, 'VmRSS');

function statusBytes(/** @type {number} */ pid, /** @type {string} */ name) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}

/**
 * Begins to watch the memory of processes, by name; the function returned tells what each held then and at most since.
 * @template {string} N
 * @param {Record<N, number>} pids
 */
export function watchMemory(pids) {
  const names = /** @type {N[]} */ (Object.keys(pids));
  for (const name of names) resetPeak(pids[name]);
  const before = names.map((name) => residentMemory(pids[name]));
  return () => {
    const entries = names.map((name, i) => [name, { beforeBytes: before[i], peakBytes: peakMemory(pids[name]) }]);
    return /** @type {Record<N, MemoryUse>} */ (Object.fromEntries(entries));
  };
}
