import type { Disturbance, Resumable } from './resumable.js';
import { until } from './until.js';
import type { World } from './world.js';

/** Long enough for a batch to be met in its middle. */
const slowMs = 150;

/** Starts the job on one worker and waits until it is in the middle. */
async function startToMiddle(world: World, { params, middle }: Resumable): Promise<void> {
  await world.slowDown(middle.phase, slowMs);
  await world.startWorker();
  await world.insertJob(params);
  await world.ring();
  await world.reached(middle.phase, middle.row);
}

/** How long something took, in ms. */
async function timed(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

function within(limitMs: number, tookMs: number, what: string): void {
  if (tookMs > limitMs) throw new Error(`${what} took ${Math.round(tookMs)} ms, at most ${limitMs} are allowed`);
}

/** What may happen to a job beside a crash at a named point. Each in a world of its own, so they can run side by side. */
export const disturbances = (): Disturbance[] => [
  deliveredTwice,
  zombie,
  stopped,
  pausedAndResumed,
  cancelled,
  poisoned,
  queueEmptied,
  queueEmptiedAndKilled,
  neverRung,
  killedForReal,
];

const deliveredTwice: Disturbance = {
  name: 'delivered twice at once, to two workers',
  async run(world, { params }, { observation }) {
    await Promise.all([world.startWorker(), world.startWorker()]);
    await world.insertJob(params);
    await Promise.all([world.ring(0), world.ring(1_000), world.ring(1_001)]);
    await world.settled('succeeded');
    return observation;
  },
};

const zombie: Disturbance = {
  name: 'frozen, replaced, and woken up again',
  async run(world, definition, { observation }) {
    await startToMiddle(world, definition);
    const [first] = world.workers;
    first?.signal('SIGSTOP');
    const before = await world.look();
    await world.expireLease();
    await world.startWorker();
    await until(
      'another worker has the lease',
      async () => (await world.look()).leaseEpoch > before.leaseEpoch,
      60_000,
    );
    first?.signal('SIGCONT');
    await world.settled('succeeded', 120_000);
    await until('nothing is delivered any more', async () => (await world.countDeliveries()) === 0, 40_000);
    return observation;
  },
};

const stopped: Disturbance = {
  name: 'told to stop by SIGTERM, as in a deploy',
  async run(world, definition, { observation }) {
    await startToMiddle(world, definition);
    const [first] = world.workers;
    first?.signal('SIGTERM');
    const took = await timed(first?.ended() ?? Promise.reject(new Error('no worker')));
    within(25_000, took, 'Stopping');
    const { status } = await world.look();
    if (status !== 'queued') throw new Error(`After SIGTERM the job is ${status}: its slot was not given back`);
    await world.startWorker();
    await world.settled('succeeded');
    return observation;
  },
};

const pausedAndResumed: Disturbance = {
  name: 'paused and resumed',
  async run(world, definition, { observation }) {
    await startToMiddle(world, definition);
    await world.wish('pause');
    within(2_000, await timed(world.settled('paused')), 'Pausing');
    await world.wish('resume');
    await world.settled('succeeded');
    return observation;
  },
};

const cancelled: Disturbance = {
  name: 'cancelled half-way: a clean prefix',
  async run(world, definition, { arranged, observation }) {
    await startToMiddle(world, definition);
    await world.wish('cancel');
    within(2_000, await timed(world.settled('cancelled')), 'Cancelling');
    const { isReached } = await world.look();
    return definition.prefixOf(arranged, observation, await world.observe(), isReached);
  },
};

const poisoned: Disturbance = {
  name: 'with a row that the database refuses',
  async run(world, { params, poison }, { observation }) {
    await world.sql(poison.sql);
    await world.startWorker();
    await world.insertJob(params);
    await world.ring();
    await world.settled('succeeded');
    return poison.expected(observation);
  },
};

const queueEmptied: Disturbance = {
  name: 'with its queue emptied',
  async run(world, definition, { observation }) {
    await startToMiddle(world, definition);
    await world.emptyQueue();
    await world.settled('succeeded');
    return observation;
  },
};

const queueEmptiedAndKilled: Disturbance = {
  name: 'with its queue emptied and its worker killed',
  async run(world, definition, { observation }) {
    await startToMiddle(world, definition);
    await world.emptyQueue();
    world.workers[0]?.signal('SIGKILL');
    await world.expireLease();
    await world.startWorker();
    await world.settled('succeeded');
    return observation;
  },
};

const neverRung: Disturbance = {
  name: 'rung by nobody, as if the queue had forgotten it: it starts within 15 s',
  async run(world, { params }, { observation }) {
    await world.startWorker();
    await world.insertJob(params);
    const starts = until('the job starts', async () => (await world.look()).status !== 'queued', 30_000);
    within(15_000, await timed(starts), 'Being rung again');
    await world.settled('succeeded');
    return observation;
  },
};

const killedForReal: Disturbance = {
  name: 'killed, with no help from a moved clock: it moves again within 30 s',
  async run(world, definition, { observation }) {
    await startToMiddle(world, definition);
    world.workers[0]?.signal('SIGKILL');
    const moves = async (): Promise<void> => {
      const before = await world.look();
      await world.startWorker();
      await until('it moves', async () => (await world.look()).row > before.row, 60_000);
    };
    within(30_000, await timed(moves()), 'Moving again');
    await world.settled('succeeded');
    return observation;
  },
};

/** The database crashes while the job is in this phase; `crash` is called once all such jobs are there. */
export const databaseCrashed = (
  { phase, row }: { readonly phase: string; readonly row: number },
  crash: () => Promise<void>,
): Disturbance => ({
  name: `with a crash of the database in ${phase}`,
  async run(world, { params }, { observation }) {
    await world.slowDown(phase, 2 * slowMs);
    await world.startWorker();
    await world.insertJob(params);
    await world.ring();
    await world.reached(phase, row);
    await crash();
    await world.settled('succeeded');
    return observation;
  },
});
