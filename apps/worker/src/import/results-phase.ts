import type { Tx } from '@rollcall/db/database';
import {
  countOutcomes,
  dropStaging,
  findBatchEnd,
  listRejected,
  openResultCopy,
  resultHeader,
} from '@rollcall/db/import';
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
type Checkpoint = PositionIn<'results'>['checkpoint'];

const listed = ['keys', 'created', 'updated'] as const satisfies readonly ListedResult[];
const names = [...listed, 'rejected'] as const;
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

  async write(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'results'>, limit: number): Promise<Result> {
    const isFirst = Object.keys(checkpoint.files).length === 0;
    const last = await findBatchEnd(tx, open.layout, checkpoint.row, limit);
    if (last === null) return this.#end(tx, open, checkpoint);
    for (const name of names) await this.#openAt(open, name, checkpoint.files[name]?.bytes ?? 0);
    if (isFirst) await this.#writeHeaders(open);
    const range = { after: checkpoint.row, last, firstContactId: open.facts.firstContactId };
    for (const name of listed) await this.#copy(tx, open, name, range);
    await this.#writeRejected(tx, open, range);
    const counts = await countOutcomes(tx, open.layout, range);
    const rows = { keys: counts.read, created: counts.created, updated: counts.updated, rejected: counts.rejected };
    const files: Checkpoint['files'] = {};
    for (const name of names) {
      files[name] = { bytes: await this.#writer(name).sync(), rows: (checkpoint.files[name]?.rows ?? 0) + rows[name] };
    }
    crashPoint('in_results');
    return { to: { phase: 'results', row: last, files }, ledger: tally({}), size: last - checkpoint.row, issues: [] };
  }

  async close(): Promise<void> {
    for (const writer of this.#writers.values()) await writer.close();
    this.#writers.clear();
    await this.#lines?.close();
    this.#lines = undefined;
  }

  /** Names the files, and lets go of staging: from here on the job is its ledger, its issues and its files. */
  async #end(tx: Tx, open: OpenImport, { files }: Checkpoint): Promise<Result> {
    await this.close();
    const expiresAt = new Date(Date.now() + keptMs);
    for (const name of names) {
      const { bytes, rows } = files[name] ?? { bytes: 0, rows: 0 };
      await upsertJobFile(tx, open.jobId, {
        name: `${name}.csv`,
        storageKey: resultKey(open.jobId, `${name}.csv`),
        bytes,
        rows,
        expiresAt,
      });
    }
    await dropStaging(tx, open.jobId);
    return { to: { phase: 'done' }, ledger: tally({}), size: 1, issues: [] };
  }

  async #openAt(open: OpenImport, name: string, bytes: number): Promise<void> {
    const writer = this.#writers.get(name);
    if (writer?.bytes === bytes) return;
    await writer?.close();
    this.#writers.set(name, await this.context.files.createAppendWriter(resultKey(open.jobId, `${name}.csv`), bytes));
  }

  #writer(name: string): AppendWriter {
    const writer = this.#writers.get(name);
    if (!writer) throw new Error(`The file ${name} is not open`);
    return writer;
  }

  async #writeHeaders(open: OpenImport): Promise<void> {
    for (const name of listed)
      await this.#writer(name).write(resultHeader(open.layout, name).map(quoted).join(',') + '\n');
    await this.#writer('rejected').write(rejectedHeader(open.facts));
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
