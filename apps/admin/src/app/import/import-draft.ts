import { Injectable, computed, inject, signal } from '@angular/core';
import type { ImportTarget } from '@rollcall/domain/contact';
import {
  maxImportRows,
  mappedColumnSchema,
  startImportSchema,
  type ImportPreview,
  type StartImport,
  type StartImportRequest,
} from '@rollcall/domain/import';
import type { JobView } from '@rollcall/domain/job';
import { array } from 'zod';
import { Session } from '../auth/session';
import { emptyPlan } from '../job/plan-draft';
import { ImportClient, type FormatWish } from './import-client';
import { ImportUpload } from './import-upload';
import { mappingProblems } from './mapping-problems';

/** The settings of the wizard's second step. */
export type ImportOptions = Pick<
  StartImport,
  'mode' | 'match' | 'inFileDuplicates' | 'emptyCells' | 'badCells' | 'defaultCountry' | 'dateOrder'
>;

const earlierColumnsSchema = array(mappedColumnSchema);

const ownOptions: ImportOptions = {
  mode: 'upsert',
  match: ['contactId1', 'email'],
  inFileDuplicates: 'first',
  emptyCells: 'ignore',
  badCells: 'reject',
  defaultCountry: 'US',
  dateOrder: 'auto',
};

/** What the wizard has gathered so far. Lives as long as the wizard. */
@Injectable()
export class ImportDraft {
  private readonly client = inject(ImportClient);
  private readonly session = inject(Session);
  readonly upload = inject(ImportUpload);
  readonly file = signal<File | null>(null);
  readonly preview = signal<ImportPreview | null>(null);
  readonly previewError = signal<unknown>(undefined);
  readonly isPreviewing = signal(false);
  readonly wish = signal<FormatWish>({});
  readonly options = signal<ImportOptions>(ownOptions);
  readonly plan = signal(emptyPlan);
  readonly mapping = signal<readonly (ImportTarget | null)[]>([]);
  readonly isTooLong = computed(() => (this.preview()?.estimatedRows ?? 0) > maxImportRows * 1.1);
  readonly problems = computed(() => mappingProblems(this.mapping(), this.options()));
  readonly isBlocked = computed(() => this.problems().some((problem) => !problem.isWarning));
  readonly ignoredCount = computed(() => this.mapping().filter((target) => target === null).length);
  readonly isReadable = computed(() => this.preview() !== null && !this.isTooLong() && !this.isPreviewing());
  private earlier: ReadonlyMap<string, ImportTarget | null> = new Map();
  private asked = 0;

  /** A file was chosen: look at its head, and send it meanwhile. */
  async choose(file: File): Promise<void> {
    this.file.set(file);
    this.preview.set(null);
    this.wish.set({});
    this.upload.forget();
    await this.look();
    if (this.file() === file && this.preview() !== null && !this.isTooLong()) await this.upload.begin(file);
  }

  async reformat(wish: FormatWish): Promise<void> {
    this.wish.set({ ...this.wish(), ...wish });
    await this.look();
  }

  map(column: number, target: ImportTarget | null): void {
    this.mapping.set(this.mapping().map((before, place) => (place === column ? target : before)));
  }

  set(options: Partial<ImportOptions>): void {
    this.options.set({ ...this.options(), ...options });
  }

  /** Takes over the settings of an earlier import, and for columns of the same name where they went. */
  takeOver(job: JobView): void {
    const read = startImportSchema.safeParse(job.params);
    if (!read.success) return;
    const { mode, match, inFileDuplicates, emptyCells, badCells, defaultCountry, dateOrder } = read.data;
    this.options.set({ mode, match, inFileDuplicates, emptyCells, badCells, defaultCountry, dateOrder });
    const columns = earlierColumnsSchema.safeParse(job.details['columns']);
    this.earlier = new Map(columns.success ? columns.data.map(({ header, field }) => [header, field]) : []);
  }

  request(fileId: string, dryRun: boolean): StartImportRequest {
    const { delimiter, quote, hasHeader } = this.preview()!.format;
    const { encoding } = this.wish();
    return {
      ...this.options(),
      fileId, // the server made it, and checks it
      mapping: this.mapping().flatMap((field, column) => (field === null ? [] : [{ column, field }])),
      // An encoding that was only detected is left to the worker, who sees the whole file and not just its head.
      format: { delimiter, quote, hasHeader, ...(encoding === undefined ? {} : { encoding }) },
      dryRun,
    };
  }

  private async look(): Promise<void> {
    const file = this.file();
    if (!file) return;
    const mine = ++this.asked;
    this.isPreviewing.set(true);
    this.previewError.set(undefined);
    try {
      const preview = await this.client.preview(file, this.wish(), this.options().defaultCountry);
      if (mine !== this.asked) return; // another file or another wish came meanwhile
      this.preview.set(preview);
      this.mapping.set(preview.columns.map(({ header, field }) => this.allowed(this.earlier.get(header) ?? field)));
    } catch (error) {
      if (mine === this.asked) this.previewError.set(error);
    } finally {
      if (mine === this.asked) this.isPreviewing.set(false);
    }
  }

  /** Suggestions for new custom fields only reach people who may create them. */
  private allowed(target: ImportTarget | null): ImportTarget | null {
    return target?.startsWith('custom:') && !this.session.may('contact.create-custom-field') ? null : target;
  }
}
