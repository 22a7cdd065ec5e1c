import type { CrashPoint, Disturbance, Resumable, Undisturbed } from './resumable.js';
import { until } from './until.js';
import type { World } from './world.js';

type Place = 'first' | 'middle' | 'last';
type Point = CrashPoint;

const once: readonly Point[] = ['after_delivery', 'after_take', 'before_ack'];
const often: readonly Point[] = ['after_staging_batch', 'mid_effects', 'before_commit', 'after_commit', 'in_results'];
const places: readonly Place[] = ['first', 'middle', 'last'];

/** Points inside batches that a kind passes, and those of the driver, which every kind does. */
const oftenIn = (passes: Resumable['passes']): readonly Point[] =>
  often.filter((point) => point === 'before_commit' || point === 'after_commit' || point in passes);

/** Every point that the kind passes, at the first, a middle and the last batch that passes it. */
export const wholeMatrix = (passes: Resumable['passes']): Disturbance[] => [
  ...once.map((point) => killedAt(point, 'first')),
  ...oftenIn(passes).flatMap((point) => places.map((place) => killedAt(point, place))),
];

/** These points, in the middle of their passes. */
export const thesePoints = (points: readonly Point[]): Disturbance[] =>
  points.map((point) => killedAt(point, 'middle'));

/** Every point that the kind passes, once. */
export const eachPoint = (passes: Resumable['passes']): Disturbance[] => [
  ...once.map((point) => killedAt(point, 'first')),
  ...oftenIn(passes).map((point) => killedAt(point, 'middle')),
];

function killedAt(point: Point, place: Place): Disturbance {
  const name = once.includes(point) ? `killed at ${point}` : `killed at ${point}, ${place} batch`;
  return {
    name,
    async run(world, definition, undisturbed) {
      const nth = numberOf(point, place, definition, undisturbed);
      const victim = await world.startWorker(`${point}:${nth}`);
      await world.insertJob(definition.params);
      await world.ring();
      const end = await victim.ended();
      if (end !== 'SIGKILL') throw new Error(`The worker was to be killed, and ended by ${end}`);
      await world.expireLease();
      await world.startWorker();
      await world.settled('succeeded');
      // What the killed worker held comes again even if nothing is left to do, and must do nothing.
      if (point === 'before_ack') await until('nothing is delivered any more', () => isQuiet(world), 40_000);
      return undisturbed.observation;
    },
  };
}

const isQuiet = async (world: World): Promise<boolean> => (await world.countDeliveries()) === 0;

function numberOf(point: Point, place: Place, { passes }: Resumable, undisturbed: Undisturbed): number {
  if (place === 'first' || once.includes(point)) return 1;
  const own = (passes as Partial<Record<Point, number>>)[point];
  if (own !== undefined) return place === 'last' ? own : Math.ceil(own / 2);
  return place === 'last' ? undisturbed.commits : undisturbed.middleCommit;
}
