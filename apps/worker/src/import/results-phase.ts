import type { Tx } from '@rollcall/db/database';
import { countOutcomes, dropStaging, listRejected, openResultCopy, resultHeader } from '@rollcall/db/import';
import type { ListedResult, ResultRange } from '@rollcall/db/import';
import { upsertJobFile } from '@rollcall/db/job';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import { tally } from '@rollcall/domain/job';
import type { BatchResult } from '@rollcall/domain/job';
import { resultKey } from '@rollcall/files/store';
import type { AppendWriter } from '@rollcall/files/store';
import { crashPoint } from '../job/crash-point.js';
import type { ImportContext, OpenImport, PositionIn } from './import-context.js';
import { openBody } from './open-file.js';
import { RejectedLines, rejectedHeader } from './rejected-lines.js';

type Result = BatchResult<ImportCheckpoint>;
type Lane = PositionIn<'write'>['checkpoint']['lanes'][number];
type Files = Lane['files'];
type Writing = PositionIn<'write'> | PositionIn<'publish'>;

type Name = ListedResult | 'rejected';
/** Files that are written side by side: about the same work in each lane. */
const byLane: readonly (readonly Name[])[] = [
  ['created', 'updated'],
  ['keys', 'rejected'],
];
/** How long result files are kept: as long as an import can be undone. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes the result files, batch by batch. Files know no transactions: the checkpoint says how many bytes of each are valid,
 * and whatever lies behind that is cut off and written again.
 */
export class ResultsPhase {
  readonly #writers = new Map<string, AppendWriter>();
  #lines: RejectedLines | undefined;

  constructor(private readonly context: ImportContext) {}

  /** Shares the files out to lanes, which begin behind a row with what was written up to it. */
  lanes(row: number, files: Files): Lane[] {
    const names = this.context.limits.lanes > 1 ? byLane : [byLane.flat()];
    const begun = (own: readonly Name[]): Files =>
      Object.fromEntries(own.map((name) => [name, files[name] ?? { bytes: 0, rows: 0 }]));
    return names.map((own) => ({ row, files: begun(own) }));
  }

  start({ checkpoint }: PositionIn<'results'>): Result {
    const lanes = this.lanes(checkpoint.row, checkpoint.files);
    return { to: { phase: 'write', lanes }, ledger: tally({}), size: 0, issues: [] };
  }

  /** Writes the next rows into the files of a lane. */
  async write(tx: Tx, open: OpenImport, { checkpoint, lane = 0 }: Writing, limit: number): Promise<Result> {
    const own = checkpoint.lanes[lane]!;
    const { row, files } = own;
    const range = {
      after: row,
      last: Math.min(row + limit, open.total ?? 0),
      firstContactId: open.facts.firstContactId,
    };
    const counts = await countOutcomes(tx, open.layout, range);
    const added = { ...counts, keys: counts.read };
    const written: Files = {};
    for (const [name, { bytes, rows }] of Object.entries(files) as [Name, Files[string]][]) {
      await this.#openAt(open, name, bytes);
      if (name === 'rejected') await this.#writeRejected(tx, open, range);
      else await this.#copy(tx, open, name, range);
      written[name] = { bytes: await this.#writer(name).sync(), rows: rows + added[name] };
    }
    crashPoint('in_results');
    const lanes = checkpoint.lanes.with(lane, { ...own, row: range.last, files: written });
    return { to: { ...checkpoint, lanes }, ledger: tally({}), size: range.last - row, issues: [] };
  }

  async close(): Promise<void> {
    for (const writer of this.#writers.values()) await writer.close();
    this.#writers.clear();
    await this.#lines?.close();
    this.#lines = undefined;
  }

  /** Names the files, and lets go of staging: from here on the job is its ledger, its issues and its files. */
  async end(tx: Tx, open: OpenImport, { checkpoint }: Writing): Promise<Result> {
    await this.close();
    const expiresAt = new Date(Date.now() + keptMs);
    for (const [name, { bytes, rows }] of checkpoint.lanes.flatMap(({ files }) => Object.entries(files))) {
      const storageKey = resultKey(open.jobId, `${name}.csv`);
      await upsertJobFile(tx, open.jobId, { name: `${name}.csv`, storageKey, bytes, rows, expiresAt });
    }
    await dropStaging(tx, open.jobId);
    return { to: { phase: 'done' }, ledger: tally({}), size: 0, issues: [] };
  }

  /** A file that is new gets its header. */
  async #openAt(open: OpenImport, name: Name, bytes: number): Promise<void> {
    const before = this.#writers.get(name);
    if (before?.bytes !== bytes) {
      await before?.close();
      const key = resultKey(open.jobId, `${name}.csv`);
      this.#writers.set(name, await this.context.files.createAppendWriter(key, bytes));
    }
    if (bytes > 0) return;
    const header =
      name === 'rejected' ? rejectedHeader(open.facts) : resultHeader(open.layout, name).map(quoted).join(',') + '\n';
    await this.#writer(name).write(header);
  }

  #writer(name: string): AppendWriter {
    const writer = this.#writers.get(name);
    if (!writer) throw new Error(`The file ${name} is not open`);
    return writer;
  }

  async #copy(tx: Tx, open: OpenImport, name: ListedResult, range: ResultRange): Promise<void> {
    const writer = this.#writer(name);
    for await (const part of await openResultCopy(tx, open.layout, name, range)) await writer.write(part as Buffer);
  }

  async #writeRejected(tx: Tx, open: OpenImport, range: ResultRange): Promise<void> {
    const rejected = await listRejected(tx, open.layout, range);
    if (rejected.length === 0) return;
    this.#lines ??= new RejectedLines(open.facts, (fromByte) =>
      openBody(this.context.files, open.request, open.facts, fromByte),
    );
    const writer = this.#writer('rejected');
    for (const row of rejected) await writer.write(await this.#lines.lineOf(row));
  }
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
