import { getJob } from '@rollcall/db/job';
import type { TakenJob } from '@rollcall/db/job';
import type { Tx } from '@rollcall/db/database';
import type { ImportLayout } from '@rollcall/db/import';
import type { CompiledPlan, ImportCheckpoint, StartImport } from '@rollcall/domain/import';
import type { JobId, JobPosition } from '@rollcall/domain/job';
import type { Files } from '@rollcall/files/store';
import { compileImport, importFactsSchema } from './import-facts.js';
import type { ImportFacts } from './import-facts.js';

/** Where an import stands. */
export type ImportPosition = JobPosition<ImportCheckpoint>;
/** Where it stands, in one of its phases. */
export type PositionIn<P extends ImportCheckpoint['phase']> = ImportPosition & {
  readonly checkpoint: Extract<ImportCheckpoint, { phase: P }>;
};

/** An import whose file is known: what every phase after the first look needs. */
export interface OpenImport {
  readonly jobId: JobId;
  readonly request: StartImport;
  readonly facts: ImportFacts;
  readonly plan: CompiledPlan;
  readonly layout: ImportLayout;
  /** Rows in the file: an estimate until all of it was read, null if there is none. */
  readonly total: number | null;
}

/** How an import uses the machine. */
export interface ImportLimits {
  /** How many batches are written side by side, each over a connection of its own. */
  readonly lanes: number;
  /** From so many rows on, the first contacts of a tenant are built beside the table and attached. */
  readonly buildRows: number;
}

/** What the phases of one turn share. Facts are read once per turn, and again when a phase changed them. */
export class ImportContext {
  #open: OpenImport | undefined;

  constructor(
    readonly request: StartImport,
    readonly job: TakenJob,
    readonly files: Files,
    readonly limits: ImportLimits,
  ) {}

  /** The facts as the job has them; undefined until the file was looked at. */
  async find(tx: Tx): Promise<OpenImport | undefined> {
    if (this.#open) return this.#open;
    const { details, total } = await getJob(tx, this.job.jobId);
    const facts = importFactsSchema.safeParse(details);
    if (!facts.success) return undefined;
    const { jobId } = this.job;
    this.#open = {
      jobId,
      request: this.request,
      facts: facts.data,
      total,
      ...compileImport(jobId, this.request, facts.data),
    };
    return this.#open;
  }

  /** As {@link find}, for phases that come after the first look. */
  async get(tx: Tx): Promise<OpenImport> {
    const open = await this.find(tx);
    if (!open) throw new Error('The import has no facts about its file');
    return open;
  }

  /** The facts or the total change with this batch: read them again. */
  forget(): void {
    this.#open = undefined;
  }
}
