import { setTimeout as pause } from 'node:timers/promises';

/**
 * @typedef {import('../product/client.mjs').Client} Client
 * @typedef {import('@rollcall/domain/job').JobView} JobView
 */

const jobPauseMs = 100;
const restStates = new Set(['succeeded', 'failed', 'cancelled', 'paused']);

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
