import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachPoint, thesePoints, wholeMatrix } from './crash-matrix.js';
import { databaseCrashed, disturbances } from './disturbances.js';
import type { Observation } from './observe.js';
import type { Disturbance, Resumable, Undisturbed } from './resumable.js';
import { databaseUrl, hasRedis, startDatabase, startRedis } from './servers.js';
import type { CrashableRedis, CrashableServer } from './servers.js';
import { inTurns, meetingPoint } from './until.js';
import { World, makeTemplate } from './world.js';
import type { Ground } from './world.js';

/** A regular expression that picks cases, for whoever looks for a fault: `killed at after_take.*PostgreSQL`. */
const wanted = new RegExp(process.env['ROLLCALL_RESUMABLE_CASES'] ?? '');
const isWanted = ({ name, backend }: Case): boolean => wanted.test(`${name} (${backend})`);

/** Cases that run side by side: most of their time they wait. */
const atOnce = 4;
/** The longest a case may take, with all that run before it. */
const caseLimitMs = 600_000;

interface Outcome {
  readonly seen: Observation;
  readonly expected: Observation;
}

interface Case extends Disturbance {
  readonly backend: 'PostgreSQL' | 'Redis';
}

/**
 * The suite that every kind of job passes. One undisturbed run, then the same job in a world of its own for every way to
 * disturb it, on both queue backends; each must leave what the undisturbed one left, or a clean prefix of it.
 */
export function describeResumable(definition: Resumable): void {
  const { kind, name } = definition;
  const suite = new Suite(definition);
  const backends = definition.backends.filter((backend) => backend !== 'Redis' || hasRedis());
  const isRedisMissing = definition.backends.includes('Redis') && !hasRedis();
  if (isRedisMissing)
    process.stderr.write(`\n!!! SKIPPED: ${kind} on Redis: there is no redis-server on the PATH.\n\n`);
  const cases = backends
    .flatMap((backend) => casesOn(backend, definition).map((one): Case => ({ ...one, backend })))
    .filter(isWanted);
  const crash = (): Promise<void> => meet();
  const crashes = backends
    .flatMap((backend) => definition.crashes.map((where): Case => ({ ...databaseCrashed(where, crash), backend })))
    .filter(isWanted);
  const meet = meetingPoint(crashes.length, () => suite.server.crash());

  describe(`a job of kind ${kind}: ${name}`, () => {
    beforeAll(() => suite.start(cases, crashes), 120_000);
    afterAll(() => suite.end(), 60_000);

    it('leaves one change for each effect when nobody disturbs it', () => {
      const { ledger, changes, effects, status } = suite.undisturbed.observation;
      expect(status).toBe('succeeded');
      expect(definition.effectsIn ? effects : changes).toHaveLength(
        (ledger['created'] ?? 0) + (ledger['updated'] ?? 0),
      );
      expect(ledger['read']).toBeGreaterThan(0);
    });

    for (const backend of backends) {
      describe(`on ${backend}`, () => {
        for (const one of [...cases, ...crashes].filter((each) => each.backend === backend)) {
          it(one.name, () => suite.judge(one), caseLimitMs);
        }
      });
    }
    if (isRedisMissing) it.skip('on Redis', () => undefined);
  });
}

function casesOn(backend: Case['backend'], { points, passes }: Resumable): Disturbance[] {
  if (points !== 'whole') return [...thesePoints(points), ...disturbances()];
  return [...(backend === 'PostgreSQL' ? wholeMatrix(passes) : eachPoint(passes)), ...disturbances()];
}

/** The servers, the undisturbed run, and the outcomes as they come in. */
class Suite {
  server!: CrashableServer;
  undisturbed!: Undisturbed;
  #redis: CrashableRedis | undefined;
  #databases = 0;
  readonly #files = mkdtempSync(join(tmpdir(), 'rollcall-template-'));
  readonly #outcomes = new Map<Case, Promise<Outcome>>();
  readonly #definition: Resumable;

  constructor(definition: Resumable) {
    this.#definition = definition;
  }

  /** Runs the undisturbed job, then lets all others go. Crashes of the server come last: they hit everybody. */
  async start(cases: readonly Case[], crashes: readonly Case[]): Promise<void> {
    this.server = await startDatabase();
    if (hasRedis()) this.#redis = await startRedis();
    const template = 'template_of_cases';
    await makeTemplate(this.server.url, template);
    await this.#definition.arrange(databaseUrl(this.server.url, template), this.#files);
    this.undisturbed = await this.#runUndisturbed();
    const started = inTurns(cases, atOnce, (one) => this.#run(one));
    const quiet = Promise.allSettled(started);
    cases.forEach((one, index) => this.#keep(one, started[index]));
    for (const one of crashes)
      this.#keep(
        one,
        quiet.then(() => this.#run(one)),
      );
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.#outcomes.values());
    await this.#redis?.remove();
    await this.server.remove();
    rmSync(this.#files, { recursive: true, force: true });
  }

  async judge(one: Case): Promise<void> {
    const outcome = await this.#outcomes.get(one);
    if (!outcome) throw new Error('This case was never started');
    expect(outcome.seen).toEqual(outcome.expected);
  }

  #keep(one: Case, outcome: Promise<Outcome> | undefined): void {
    if (!outcome) return;
    outcome.catch(() => undefined); // `judge` tells
    this.#outcomes.set(one, outcome);
  }

  #ground(backend: Case['backend']): Ground {
    const { kind, batchRows, buildRows, effectsIn, insertBeside } = this.#definition;
    const redisUrl = backend === 'Redis' ? this.#redis?.url((this.#databases += 1)) : undefined;
    const serverUrl = this.server.url;
    return {
      serverUrl,
      template: 'template_of_cases',
      files: this.#files,
      redisUrl,
      kind,
      batchRows,
      buildRows,
      effectsIn,
      insertBeside,
    };
  }

  async #run(one: Case): Promise<Outcome> {
    const startedAt = performance.now();
    const world = await World.open(this.#ground(one.backend));
    try {
      const expected = await one.run(world, this.#definition, this.undisturbed);
      return { seen: await world.observe(), expected };
    } catch (cause) {
      throw new Error(`${one.name} on ${one.backend}: ${String(cause)}\n${world.logs()}`, { cause });
    } finally {
      await world.remove();
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      process.stderr.write(`${seconds.padStart(6)} s  ${this.#definition.name}: ${one.name} (${one.backend})\n`);
    }
  }

  async #runUndisturbed(): Promise<Undisturbed> {
    const world = await World.open(this.#ground('PostgreSQL'));
    try {
      const { phase, row } = this.#definition.middle;
      await world.slowDown(phase, 10);
      await world.insertJob(this.#definition.params);
      const arranged = await world.observe();
      await world.startWorker();
      const startedAt = performance.now();
      await world.ring();
      await world.reached(phase, row);
      const middle = await world.look();
      await world.settled('succeeded');
      const seconds = (performance.now() - startedAt) / 1_000;
      const { version } = await world.look();
      process.stderr.write(
        `${this.#definition.name}, undisturbed: ${version - 3} batches in ${seconds.toFixed(1)} s\n`,
      );
      // A version for being inserted, taken and finished each; the others are batches.
      const counts = { commits: version - 3, middleCommit: middle.version - 2 };
      return { arranged, observation: await world.observe(), ...counts };
    } finally {
      await world.remove();
    }
  }
}
