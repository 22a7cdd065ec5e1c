import { Injectable, computed, inject, signal, type OnDestroy } from '@angular/core';
import { Upload, type DetailedError } from 'tus-js-client';
import { Session } from '../auth/session';

const partBytes = 32 * 1024 * 1024;
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000, 20_000];
const speedWindowMs = 5_000;

/** idle · running · cut: the connection was lost, can be resumed · refused: by the server, for good · done. */
export type UploadPhase = 'idle' | 'running' | 'cut' | 'refused' | 'done';

/** One file on its way to the server, in the background of the wizard. An upload that was cut goes on where it was. */
@Injectable()
export class ImportUpload implements OnDestroy {
  private readonly session = inject(Session);
  private upload: Upload | undefined;
  private marks: { readonly atMs: number; readonly bytes: number }[] = [];
  readonly phase = signal<UploadPhase>('idle');
  readonly sentBytes = signal(0);
  readonly totalBytes = signal(0);
  readonly bytesPerSecond = signal<number | null>(null);
  readonly refusalBody = signal('');
  /** The id to start the job with. */
  readonly id = signal<string | null>(null);
  readonly percent = computed(() =>
    this.totalBytes() === 0 ? 0 : Math.floor((this.sentBytes() / this.totalBytes()) * 100),
  );

  async begin(file: File): Promise<void> {
    this.forget();
    this.totalBytes.set(file.size);
    this.phase.set('running');
    const upload = this.prepare(file);
    this.upload = upload;
    const before = await upload.findPreviousUploads();
    if (this.upload !== upload) return; // another file was chosen meanwhile
    const latest = before.sort((a, b) => b.creationTime.localeCompare(a.creationTime))[0];
    if (latest) upload.resumeFromPreviousUpload(latest);
    upload.start();
  }

  resume(): void {
    this.phase.set('running');
    this.marks = [];
    this.upload?.start();
  }

  forget(): void {
    void this.upload?.abort().catch(() => undefined); // nothing was in flight
    this.upload = undefined;
    this.marks = [];
    this.phase.set('idle');
    this.sentBytes.set(0);
    this.bytesPerSecond.set(null);
    this.id.set(null);
  }

  ngOnDestroy(): void {
    this.forget();
  }

  private prepare(file: File): Upload {
    const tenant = this.session.me()?.tenant.id ?? '';
    const upload: Upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      metadata: { filename: file.name },
      chunkSize: partBytes,
      retryDelays,
      removeFingerprintOnSuccess: true,
      // Per tenant: the same file in another tenant is another upload.
      fingerprint: (from) => Promise.resolve(['rollcall', tenant, from.name, from.size, from.lastModified].join('|')),
      onProgress: (sent) => this.mark(upload, sent),
      onSuccess: () => {
        if (this.upload !== upload) return;
        this.sentBytes.set(file.size);
        this.id.set(new URL(upload.url ?? '', location.href).pathname.split('/').at(-1) ?? null);
        this.phase.set('done');
      },
      onError: (error) => this.fail(upload, error),
    });
    return upload;
  }

  private mark(upload: Upload, sent: number): void {
    if (this.upload !== upload) return;
    this.sentBytes.set(sent);
    const nowMs = performance.now();
    this.marks = [...this.marks.filter((mark) => mark.atMs > nowMs - speedWindowMs), { atMs: nowMs, bytes: sent }];
    const first = this.marks[0];
    const seconds = first ? (nowMs - first.atMs) / 1000 : 0;
    this.bytesPerSecond.set(first && seconds > 0.5 ? Math.max(0, sent - first.bytes) / seconds : null);
  }

  private fail(upload: Upload, error: Error | DetailedError): void {
    if (this.upload !== upload) return;
    const answer = 'originalResponse' in error ? error.originalResponse : null;
    const status = answer?.getStatus() ?? 0;
    this.refusalBody.set(answer?.getBody() ?? '');
    this.phase.set(status >= 400 && status < 500 && status !== 409 && status !== 423 ? 'refused' : 'cut');
  }
}
