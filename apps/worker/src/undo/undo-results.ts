import type { Tx } from '@rollcall/db/database';
import { upsertJobFile } from '@rollcall/db/job';
import { linesOf, openUndoCopy, undoResultHeader } from '@rollcall/db/undo';
import type { UndoBatch, UndoCounts, UndoResult } from '@rollcall/db/undo';
import type { JobId } from '@rollcall/domain/job';
import type { UndoCheckpoint } from '@rollcall/domain/undo';
import { resultKey } from '@rollcall/files/store';
import type { AppendWriter, Files } from '@rollcall/files/store';

type Written = Extract<UndoCheckpoint, { phase: 'restore' }>['files'];

/** How long result files are kept: as long as the undo can be undone. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes the result files of an undo with its batches. Files know no transactions: the checkpoint says how many bytes of each are
 * valid, and whatever lies behind that is cut off and written again.
 */
export class UndoResults {
  readonly #writers = new Map<UndoResult, AppendWriter>();
  readonly #names: readonly UndoResult[];

  constructor(
    private readonly files: Files,
    private readonly undoId: JobId,
    isDryRun: boolean,
  ) {
    this.#names = isDryRun ? ['kept', 'could-not'] : ['restored', 'kept', 'could-not'];
  }

  /** Adds the lines of a batch that was just judged. @returns how far each file is valid now */
  async write(tx: Tx, batch: UndoBatch, counts: UndoCounts, before: Written): Promise<Written> {
    const written: Written = {};
    for (const name of this.#names) {
      const { bytes, rows } = before[name] ?? { bytes: 0, rows: 0 };
      const lines = linesOf(name, counts);
      if (lines === 0 && bytes > 0) {
        written[name] = { bytes, rows };
        continue;
      }
      const writer = await this.#openAt(name, bytes);
      if (lines > 0)
        for await (const part of await openUndoCopy(tx, batch, name, counts.read)) await writer.write(part as Buffer);
      written[name] = { bytes: await writer.sync(), rows: rows + lines };
    }
    return written;
  }

  /** Names the files; those that a job without contacts never began are not there. */
  async end(tx: Tx, files: Written): Promise<void> {
    await this.close();
    const expiresAt = new Date(Date.now() + keptMs);
    for (const [name, { bytes, rows }] of Object.entries(files)) {
      const storageKey = resultKey(this.undoId, `${name}.csv`);
      await upsertJobFile(tx, this.undoId, { name: `${name}.csv`, storageKey, bytes, rows, expiresAt });
    }
  }

  async close(): Promise<void> {
    for (const writer of this.#writers.values()) await writer.close();
    this.#writers.clear();
  }

  /** A file that is new gets its header. */
  async #openAt(name: UndoResult, bytes: number): Promise<AppendWriter> {
    const before = this.#writers.get(name);
    if (before?.bytes === bytes && bytes > 0) return before;
    await before?.close();
    const writer = await this.files.createAppendWriter(resultKey(this.undoId, `${name}.csv`), bytes);
    this.#writers.set(name, writer);
    if (bytes === 0) await writer.write(`${undoResultHeader(name).join(',')}\n`);
    return writer;
  }
}
