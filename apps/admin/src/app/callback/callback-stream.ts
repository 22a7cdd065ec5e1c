import { Service, computed, inject, signal } from '@angular/core';
import { callbackViewSchema } from '@rollcall/domain/callback';
import { EventStream } from '../shell/event-stream';
import type { HeardCallback, HeardCallbacks } from './callback-news';

const paintMs = 250;
const kept = 500;

/** The topic `callbacks` of the event stream. It tells only what comes; what is there already, the lists say. */
@Service()
export class CallbackStream {
  private readonly events = inject(EventStream);
  private readonly latest = signal<HeardCallbacks>(new Map());
  private waiting: HeardCallback[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;
  readonly heard = this.latest.asReadonly();
  readonly isLive = computed(() => this.events.state() === 'live');
  readonly isPaused = computed(() => this.events.state() === 'paused');

  constructor() {
    this.events.on('callback', (data) => {
      const read = callbackViewSchema.safeParse(data);
      if (!read.success) return; // of a newer server: the lists tell the person
      this.last += 1;
      this.waiting.push({ number: this.last, view: read.data });
      this.timer ??= setTimeout(() => this.paint(), paintMs);
    });
  }

  /** How many have been heard of so far. */
  count(): number {
    return this.last;
  }

  private paint(): void {
    this.timer = undefined;
    const all = new Map(this.latest());
    for (const heard of this.waiting) {
      const before = all.get(heard.view.id);
      if (before && before.view.version > heard.view.version) continue;
      all.delete(heard.view.id); // set again at the end: the map forgets the ones heard of longest ago
      all.set(heard.view.id, heard);
    }
    this.waiting = [];
    this.latest.set(new Map([...all].slice(-kept)));
  }
}
