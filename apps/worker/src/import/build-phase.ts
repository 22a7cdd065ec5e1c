import type { Tx } from '@rollcall/db/database';
import { openContactPartitions } from '@rollcall/db/contact';
import {
  addBuildIndex,
  buildContacts,
  completeBuild,
  dropBuild,
  insertNamedGroups,
  learnBuildNames,
  listBuildIndexes,
  publishBuild,
} from '@rollcall/db/import';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import { tally } from '@rollcall/domain/job';
import type { BatchResult, Lane } from '@rollcall/domain/job';
import { crashPoint } from '../job/crash-point.js';
import { defaultsOf, rangeOf } from './apply-range.js';
import type { OpenImport, PositionIn } from './import-context.js';
import type { ResultsPhase } from './results-phase.js';

type Result = BatchResult<ImportCheckpoint>;

const nothing = { ledger: tally({}), size: 0, issues: [] } as const;

/** A build before its first row. */
export const emptyBuild = (lanes: readonly Lane[]): ImportCheckpoint => ({
  phase: 'build',
  lanes: lanes.map((lane) => ({ ...lane, created: 0 })),
});

/**
 * The first import of a tenant: contacts are written into tables that nobody sees, without indexes, get them one by one, and
 * are published all at once. THE LEDGER SAYS "CREATED" ONLY THEN: a job that is given up before has created nothing.
 */
export class BuildPhase {
  /** The indexes that lanes of this turn have built or are building, and the last one of each lane. */
  readonly #taken = new Set<string>();
  readonly #building = new Map<number, string>();

  constructor(private readonly results: ResultsPhase) {}

  /** Writes the contacts of the next rows of a lane. */
  async build(tx: Tx, open: OpenImport, { checkpoint, lane = 0 }: PositionIn<'build'>, limit: number): Promise<Result> {
    const own = checkpoint.lanes[lane]!;
    const range = rangeOf(own, open, limit);
    await insertNamedGroups(tx, open.layout, range);
    const created = own.created + (await buildContacts(tx, open.layout, range));
    crashPoint('mid_effects');
    const lanes = checkpoint.lanes.with(lane, { ...own, row: range.last, created });
    return { ...nothing, to: { ...checkpoint, lanes }, size: range.last - own.row };
  }

  /** Every row is written: on to the indexes, with as many lanes. */
  async endRows(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'build'>): Promise<Result> {
    const indexes = await listBuildIndexes(tx, open.jobId);
    const created = checkpoint.lanes.reduce((sum, lane) => sum + lane.created, 0);
    const lanes = checkpoint.lanes.map(() => ({ built: 0, isOver: false }));
    return { ...nothing, to: { phase: 'index', parts: indexes.length + 1, created, lanes } };
  }

  /** Builds the next index that is neither there nor being built by another lane; the first lane begins with the words of names. */
  async index(
    tx: Tx,
    open: OpenImport,
    { checkpoint, lane = 0 }: PositionIn<'index'>,
    signal: AbortSignal,
  ): Promise<Result> {
    const own = checkpoint.lanes[lane]!;
    if (lane === 0 && own.built === 0) {
      await learnBuildNames(tx, open.jobId, signal);
      return { ...nothing, to: { ...checkpoint, lanes: checkpoint.lanes.with(lane, { ...own, built: 1 }) } };
    }
    const missing = await listBuildIndexes(tx, open.jobId);
    // Still missing after our own batch: that was rolled back. What others have is theirs, whatever this look has seen of it.
    const before = this.#building.get(lane);
    if (missing.some(({ part }) => part === before)) this.#taken.delete(before!);
    const next = missing.find(({ part }) => !this.#taken.has(part));
    if (next === undefined)
      return { ...nothing, to: { ...checkpoint, lanes: checkpoint.lanes.with(lane, { ...own, isOver: true }) } };
    this.#building.set(lane, next.part);
    this.#taken.add(next.part);
    await addBuildIndex(tx, open.jobId, next, signal);
    crashPoint('in_index');
    return { ...nothing, to: { ...checkpoint, lanes: checkpoint.lanes.with(lane, { ...own, built: own.built + 1 }) } };
  }

  /** Every lane is over: keys and statistics, then publishing. Whatever a rolled back lane left is built first. */
  async endIndexes(
    tx: Tx,
    open: OpenImport,
    { checkpoint }: PositionIn<'index'>,
    signal: AbortSignal,
  ): Promise<Result> {
    this.#taken.clear();
    if ((await listBuildIndexes(tx, open.jobId)).length > 0)
      return { ...nothing, to: { ...checkpoint, lanes: checkpoint.lanes.map((lane) => ({ ...lane, isOver: false })) } };
    if (await completeBuild(tx, open.jobId, signal)) return { ...nothing, to: checkpoint };
    const lanes = [{ row: 0, files: {}, isPublic: null }, ...this.results.lanes(0, {})];
    return { ...nothing, to: { phase: 'publish', created: checkpoint.created, lanes } };
  }

  /** Lets everybody see the contacts, in the first lane; the others write the result files. */
  async publish(
    tx: Tx,
    open: OpenImport,
    at: PositionIn<'publish'>,
    limit: number,
    signal: AbortSignal,
  ): Promise<Result> {
    const { checkpoint, lane = 0 } = at;
    if (lane > 0) return this.results.write(tx, open, at, limit);
    const isPublic = await publishBuild(tx, open.layout, defaultsOf(open), signal);
    crashPoint('in_publish');
    const lanes = checkpoint.lanes.with(0, { ...checkpoint.lanes[0]!, isPublic });
    const ledger = tally({ read: 0, created: isPublic ? checkpoint.created : 0 });
    return { ...nothing, to: { ...checkpoint, lanes }, ledger };
  }

  /** If somebody else wrote contacts meanwhile, ours are written again, beside theirs, and the files too. */
  async endPublish(tx: Tx, open: OpenImport, at: PositionIn<'publish'>): Promise<Result> {
    if (at.checkpoint.lanes[0]?.isPublic === true) return this.results.end(tx, open, at);
    await dropBuild(tx, open.jobId);
    await openContactPartitions(tx);
    return { ...nothing, to: { phase: 'apply', row: 0 } };
  }
}
