import { checkJob } from '../truth/check.mjs';
import { watchJob } from '../watch/job.mjs';
import { watchMemory } from '../watch/memory.mjs';
import { besideReaders } from '../watch/readers.mjs';
import { told } from './run.mjs';

/**
 * One import through Rollcall, measured.
 * @typedef {object} MeasuredImport
 * @property {string} jobId
 * @property {number} seconds from the request that starts it to the end of its job
 * @property {number} rowsPerSecond
 * @property {number} uploadSeconds before it
 * @property {Record<string, number>} phaseSeconds
 * @property {import('@rollcall/domain/job').Ledger} ledger
 * @property {Record<'api' | 'worker', import('../watch/memory.mjs').MemoryUse>} memory
 * @property {Record<string, import('../watch/latency.mjs').Latency>} latency of the readers meanwhile
 */

/**
 * Uploads a file, imports it while readers look on, and holds the job against the truth.
 * @param {import('./product.mjs').Product} product
 * @param {string} path
 * @param {import('../generate/write-file.mjs').Truth} truth
 * @param {(jobId: string) => Readonly<Record<string, string | import('../watch/readers.mjs').NextPath>>} readers
 * @returns {Promise<MeasuredImport>}
 */
export async function measureImport({ client, pids }, path, truth, readers = () => ({})) {
  const uploading = performance.now();
  const fileId = await told('Uploading', () => client.upload(path));
  const uploadSeconds = (performance.now() - uploading) / 1000;
  const { match, mode, inFileDuplicates } = truth.expected;
  const memory = watchMemory(pids);
  const started = performance.now();
  const { id } = await client.startImport({ fileId, mapping: 'auto', match, mode, inFileDuplicates });
  const { result, latency } = await besideReaders(client, readers(id), async () => ({
    ...(await watchJob(client, id, tellPhases())),
    seconds: (performance.now() - started) / 1000,
  }));
  const { job, phaseSeconds, seconds } = result;
  const used = memory();
  checkJob(job, await client.get(`/jobs/${id}/issues?limit=1`), truth);
  const rowsPerSecond = truth.rows / seconds;
  const { ledger } = job;
  return { jobId: id, seconds, rowsPerSecond, uploadSeconds, phaseSeconds, ledger, memory: used, latency };
}

/** A line whenever the job comes to another phase. */
function tellPhases() {
  let phase = '';
  return (/** @type {import('@rollcall/domain/job').JobView} */ job) => {
    if (job.progress.phase === phase) return;
    phase = job.progress.phase;
    console.log(`    Rollcall: ${job.status}, ${phase}`);
  };
}
