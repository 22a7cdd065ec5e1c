import { canMove, type JobStatus, type JobView } from '@rollcall/domain/job';
import type { Question } from '../confirm/confirm';
import { formatCount } from '../format/numbers';
import type { IconName } from '../icon/icon-paths';
import type { JobWish } from './job-client';

const targets: Record<JobWish, readonly JobStatus[]> = {
  pause: ['pausing', 'paused'],
  resume: ['queued'],
  cancel: ['cancelling', 'cancelled'],
  force: [], // offered by time, not by state
};
const order = ['pause', 'resume', 'cancel'] as const;

/** Which buttons a state has: read off the domain's list of legal moves, so that the screen cannot offer an illegal one. */
export function allowedWishes(status: JobStatus): readonly JobWish[] {
  if (status === 'queued') return ['cancel'];
  if (status === 'pausing' || status === 'cancelling') return []; // it settles by itself; a second wish would only confuse
  return order.filter((wish) => {
    if (wish === 'resume' && status === 'running') return false; // that move is the worker giving its slot back
    return targets[wish].some((target) => canMove(status, target));
  });
}

interface WishText {
  readonly label: string;
  readonly icon: IconName;
  readonly question?: (job: JobView) => Question;
}

/** What the buttons say, and what is asked before they act. */
export const wishTexts: Record<JobWish, WishText> = {
  pause: {
    label: 'Pause',
    icon: 'pause',
    question: (job) => ({
      title: `Pause “${job.subject}”?`,
      text: 'It stops after the batch in flight, within about two seconds, and can be resumed exactly there.',
      yes: 'Pause',
    }),
  },
  resume: { label: 'Resume', icon: 'play' },
  cancel: {
    label: 'Cancel',
    icon: 'stop',
    question: (job) => ({
      title: `Cancel “${job.subject}”?`,
      text: `${keptText(job)} A cancelled job cannot be resumed.`,
      yes: 'Cancel the job',
      no: 'Let it go on',
      isDangerous: true,
    }),
  },
  force: {
    label: 'Force',
    icon: 'stop',
    question: (job) => ({
      title: `${job.status === 'pausing' ? 'Pause' : 'Cancel'} “${job.subject}” without its worker?`,
      text: 'The worker does not end its batch. It loses the job: what it has in hand is rolled back, nothing is left half done.',
      yes: job.status === 'pausing' ? 'Pause now' : 'Cancel now',
      isDangerous: true,
    }),
  },
};

/** How long a pause or cancel may take before it can be forced, in ms: a batch takes about a second. */
export const forceAfterMs = 30_000;

function keptText({ ledger, isDryRun }: JobView): string {
  const written = ledger.created + ledger.updated;
  if (isDryRun || written === 0) return 'No contact has been changed so far.';
  return `The ${formatCount(written)} contacts already written are kept; the other rows are booked as skipped.`;
}
