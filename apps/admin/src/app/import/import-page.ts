import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  Injector,
  effect,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { ImportClient } from './import-client';
import { ImportDraft } from './import-draft';
import { ImportFileStep } from './import-file-step';
import { ImportMapStep } from './import-map-step';
import { ImportOptionsStep } from './import-options-step';
import { isPlan, startPlanOf } from '../job/plan-draft';
import { ImportStartStep } from './import-start-step';
import { ImportUpload } from './import-upload';
import { UploadStrip } from './upload-strip';

const steps = ['File', 'Options', 'Columns', 'Start'] as const;

/** The wizard of an import: file, options, columns, start. The file is sent while the rest is chosen. */
@Component({
  selector: 'rc-import-page',
  imports: [
    Icon,
    ImportFileStep,
    ImportMapStep,
    ImportOptionsStep,
    ImportStartStep,
    MatButton,
    ProblemNotice,
    RouterLink,
    UploadStrip,
  ],
  providers: [ImportDraft, ImportUpload],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  host: { '(keydown.control.enter)': 'forward()', '(window:beforeunload)': 'warn($event)' },
})
export class ImportPage {
  private readonly client = inject(ImportClient);
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly draft = inject(ImportDraft);
  /** An earlier import whose settings are taken over. */
  readonly like = input<string>();
  protected readonly step = signal(0);
  protected readonly steps = steps;
  protected readonly isStarting = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly takenFrom = signal('');
  private readonly isStarted = signal(false);
  private key = crypto.randomUUID();
  private sent = '';

  protected readonly furthest = computed(() => {
    if (!this.draft.isReadable()) return 0;
    return this.draft.isBlocked() ? 2 : 3;
  });
  /** Why the next step is not there yet; empty when it is. */
  protected readonly blockedText = computed(() => {
    if (this.step() === 0 && this.draft.file() === null) return 'Choose a file first.';
    if (this.step() === 0 && this.draft.isTooLong()) return 'The file is too long.';
    if (this.step() < 2 || !this.draft.isBlocked()) return '';
    return this.draft.problems().find((problem) => !problem.isWarning)?.text ?? '';
  });

  constructor() {
    effect(() => {
      const like = this.like();
      if (like !== undefined) void this.takeOver(like);
    });
  }

  hasUnstarted(): boolean {
    return this.draft.file() !== null && !this.isStarted();
  }

  protected go(step: number): void {
    if (step > this.furthest() || step === this.step()) return;
    this.step.set(step);
    const toHeading = (): void => this.element.nativeElement.querySelector<HTMLElement>('h2')?.focus();
    afterNextRender({ read: toHeading }, { injector: this.injector });
  }

  protected forward(): void {
    this.go(this.step() + 1);
  }

  protected async start(isDryRun: boolean): Promise<void> {
    const fileId = this.draft.upload.id();
    if (fileId === null || this.isStarting() || !isPlan(this.draft.plan())) return;
    this.isStarting.set(true);
    this.error.set(undefined);
    try {
      const request = { ...this.draft.request(fileId, isDryRun), ...startPlanOf(this.draft.plan()) };
      const text = JSON.stringify(request);
      // The same request after a lost answer is the same job; changed settings are another one.
      if (text !== this.sent) this.key = crypto.randomUUID();
      this.sent = text;
      const job = await this.client.start(request, this.key);
      this.isStarted.set(true);
      await this.router.navigate(['/jobs', job.id]);
    } catch (error) {
      this.error.set(error);
    } finally {
      this.isStarting.set(false);
    }
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.hasUnstarted() && this.draft.upload.phase() === 'running') event.preventDefault();
  }

  private async takeOver(id: string): Promise<void> {
    try {
      const job = await this.client.job(id);
      this.draft.takeOver(job);
      this.takenFrom.set(job.subject);
    } catch (error) {
      this.error.set(error);
    }
  }
}
