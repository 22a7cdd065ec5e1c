import { jest } from '@jest/globals';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { emptyLedger, jobViewSchema, type JobView } from '@rollcall/domain/job';
import { EventStream } from '../shell/event-stream';
import { watchJob } from './watch-job';

const id = '018f0000-0000-7000-8000-000000000001';
const job = (changes: Partial<JobView> = {}): JobView => ({
  ...jobViewSchema.parse({
    id,
    kind: 'import',
    status: 'running',
    subject: 'june.csv',
    isDryRun: false,
    params: {},
    details: {},
    progress: { phase: 'apply', phases: ['read', 'apply'], done: 10, total: 100, fraction: 0.1 },
    total: 100,
    ledger: emptyLedger,
    issueCount: 0,
    rate: { now: null, overall: null },
    secondsLeft: null,
    failure: null,
    files: [],
    undo: null,
    startedBy: { id: 'u', name: 'Ana' },
    createdAt: '2026-11-01T10:00:00.000Z',
    startedAt: null,
    startsAt: null,
    rowsPerSecond: null,
    endedAt: null,
    progressedAt: null,
    isSilent: false,
    version: 1,
  }),
  ...changes,
});

/** The browser's side of the stream is not ours: a fake says what a server would have said. */
class StreamFake {
  private hear: (data: unknown) => void = () => undefined;
  readonly state = signal<'live' | 'lost'>('lost');
  on(_event: string, hear: (data: unknown) => void): () => void {
    this.hear = hear;
    return () => undefined;
  }
  say(view: JobView): void {
    this.hear(view);
    jest.advanceTimersByTime(250);
    TestBed.tick();
  }
}

describe('a watched job', () => {
  let stream: StreamFake;
  let http: HttpTestingController;
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);
    TestBed.tick();
  };
  const watch = () => TestBed.runInInjectionContext(() => watchJob(signal(id)));
  const poll = () => http.expectOne(`/api/v1/jobs/${id}`);

  beforeEach(() => {
    jest.useFakeTimers();
    stream = new StreamFake();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: EventStream, useValue: stream }],
    });
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => jest.useRealTimers());

  it('shows the newest view, whichever way it came, and never an older one', async () => {
    const watched = watch();
    await settle();
    poll().flush(job({ version: 5 }));
    await settle();
    expect(watched.job()?.version).toBe(5);
    stream.say(job({ version: 4 }));
    expect(watched.job()?.version).toBe(5);
    stream.say(job({ version: 6, status: 'succeeded' }));
    expect(watched.job()).toMatchObject({ version: 6, status: 'succeeded' });
  });

  it('polls every 5 s while the stream is lost, and a failed poll blanks nothing', async () => {
    const watched = watch();
    await settle();
    poll().flush(job({ version: 1 }));
    await settle();
    await jest.advanceTimersByTimeAsync(5_000);
    await settle();
    poll().flush('down', { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(watched.job()?.version).toBe(1);
    expect(watched.error()).toBeDefined();
    await jest.advanceTimersByTimeAsync(5_000);
    await settle();
    poll().flush(job({ version: 9, status: 'succeeded' }));
    await settle();
    expect(watched.job()?.version).toBe(9);
    await jest.advanceTimersByTimeAsync(60_000);
    http.expectNone(`/api/v1/jobs/${id}`);
  });

  it('asks nobody while the stream is live', async () => {
    stream.state.set('live');
    watch();
    await settle();
    poll().flush(job());
    await settle();
    await jest.advanceTimersByTimeAsync(60_000);
    http.expectNone(`/api/v1/jobs/${id}`);
  });
});
