import { Service, computed, inject, signal } from '@angular/core';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import { EventStream } from '../shell/event-stream';
import { newestOf } from './newest-job';

/** Four times a second is as often as numbers are painted. */
const paintMs = 250;
const keptJobs = 300;

/** The topic `jobs` of the event stream: the newest view heard of each job. */
@Service()
export class JobStream {
  private readonly events = inject(EventStream);
  private readonly latest = signal<ReadonlyMap<string, JobView>>(new Map());
  private waiting = new Map<string, JobView>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Every job heard of lately, by id. */
  readonly views = this.latest.asReadonly();
  readonly isLive = computed(() => this.events.state() === 'live');
  readonly isPaused = computed(() => this.events.state() === 'paused');

  constructor() {
    this.events.on('job', (data) => {
      const read = jobViewSchema.safeParse(data);
      if (!read.success) return; // of a newer server: the poll tells the person
      this.waiting.set(read.data.id, newestOf([this.waiting.get(read.data.id), read.data]) ?? read.data);
      this.timer ??= setTimeout(() => this.paint(), paintMs);
    });
  }

  heard(id: string): JobView | undefined {
    return this.latest().get(id);
  }

  private paint(): void {
    this.timer = undefined;
    const views = new Map(this.latest());
    for (const [id, view] of this.waiting) {
      const newest = newestOf([views.get(id), view]) ?? view;
      views.delete(id); // set again at the end: the map forgets the ones that moved longest ago
      views.set(id, newest);
    }
    this.waiting = new Map();
    this.latest.set(new Map([...views].slice(-keptJobs)));
  }
}
