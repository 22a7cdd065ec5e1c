import { setTimeout as sleep } from 'node:timers/promises';
import { isAtRest } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import type { ApiClient } from './client.js';
import { jobLines, progressLine } from './output.js';
import type { Output } from './output.js';
import { Problem } from './problem.js';

const pollMs = 500;
/** How long the api may be away while we watch: a restart is no reason to give up on a job that goes on. */
const patienceMs = 60_000;
const noteEveryMs = 5_000;

/** Follows a job until it ends or stands still, drawing its progress. */
export async function watchJob(client: ApiClient, id: string, output: Output): Promise<JobView> {
  let heardAt = Date.now();
  let notedAt = 0;
  for (;;) {
    try {
      const job = await client.job(id);
      heardAt = Date.now();
      output.bar(progressLine(job));
      if (isAtRest(job.status)) {
        output.bar(null);
        return job;
      }
      if (!output.hasBar && heardAt - notedAt >= noteEveryMs) {
        output.note(progressLine(job));
        notedAt = heardAt;
      }
    } catch (error) {
      if (!isPassing(error) || Date.now() - heardAt > patienceMs) throw error;
    }
    await sleep(pollMs);
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  const { code, status = 0 } = error.body;
  return code === 'unreachable' || status === 429 || status >= 500;
}

/** Tells how it ended. @throws Problem if it did not succeed */
export function concludeJob(job: JobView, output: Output): void {
  output.answer(job, () => jobLines(job));
  if (job.status === 'succeeded') return;
  throw new Problem({
    code: job.failure?.code ?? `job.${job.status}`,
    title: `The job is ${job.status}`,
    ...(job.failure && { details: job.failure.details }),
  });
}
