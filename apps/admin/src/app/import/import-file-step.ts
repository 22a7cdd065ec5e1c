import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { encodings, maxImportRows, type Encoding, type FileFormat } from '@rollcall/domain/import';
import { formatBytes, formatCount, roughly } from '../format/numbers';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import type { FormatWish } from './import-client';
import { ImportDraft } from './import-draft';
import { UploadStrip } from './upload-strip';
import { delimiterTexts, encodingTexts, quoteTexts } from './import-messages';

const endings = /\.(?:csv|txt|tsv)(?:\.gz)?$|\.gz$/i;

/** Step 1: the file, how it is written, and its first rows. */
@Component({
  selector: 'rc-import-file-step',
  imports: [Icon, MatButton, ProblemNotice, UploadStrip],
  templateUrl: './import-file-step.html',
  styleUrl: './import-file-step.scss',
})
export class ImportFileStep {
  protected readonly draft = inject(ImportDraft);
  protected readonly isOver = signal(false);
  protected readonly refusedName = signal('');
  protected readonly format = computed(() => this.draft.preview()?.format);
  protected readonly rowsText = computed(() => {
    const rows = this.draft.preview()?.estimatedRows;
    return rows === null || rows === undefined ? 'unknown until it is unpacked' : `≈ ${roughly(rows)}`;
  });
  protected readonly encodings = encodings;
  protected readonly delimiters = Object.keys(delimiterTexts) as FileFormat['delimiter'][];
  protected readonly quotes = Object.keys(quoteTexts) as FileFormat['quote'][];
  protected readonly encodingTexts = encodingTexts;
  protected readonly delimiterTexts = delimiterTexts;
  protected readonly quoteTexts = quoteTexts;
  protected readonly formatBytes = formatBytes;
  protected readonly formatCount = formatCount;
  protected readonly maxRows = maxImportRows;

  protected take(files: FileList | null | undefined): void {
    this.isOver.set(false);
    const file = files?.[0];
    if (!file) return;
    this.refusedName.set(endings.test(file.name) ? '' : file.name);
    if (endings.test(file.name)) void this.draft.choose(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.take(event.dataTransfer?.files);
  }

  protected drag(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected reformat(wish: FormatWish): void {
    void this.draft.reformat(wish);
  }

  protected encodingOf(value: string): Encoding {
    return encodings.find((encoding) => encoding === value) ?? 'utf-8';
  }

  protected delimiterOf(value: string): FileFormat['delimiter'] {
    return this.delimiters.find((delimiter) => delimiter === value) ?? ',';
  }

  protected quoteOf(value: string): FileFormat['quote'] {
    return this.quotes.find((quote) => quote === value) ?? '';
  }

  protected retry(): void {
    void this.draft.reformat({});
  }
}
