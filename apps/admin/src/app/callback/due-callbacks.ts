import { httpResource } from '@angular/common/http';
import { Service, computed, effect, inject } from '@angular/core';
import { callbackCountsSchema } from '@rollcall/domain/callback';
import { Session } from '../auth/session';
import { lastGood } from '../data-table/last-good';
import { CallbackStream } from './callback-stream';

const recountMs = 1_000;
const pollMs = 30_000;

/** How many callbacks are due or were missed, alive: for the bell in the top bar. */
@Service()
export class DueCallbacks {
  private readonly stream = inject(CallbackStream);
  private readonly session = inject(Session);
  private readonly asked = httpResource(
    () => (this.session.may('contact.read') ? '/api/v1/callbacks/counts' : undefined),
    { parse: (raw) => callbackCountsSchema.parse(raw) },
  );
  private readonly counts = lastGood(this.asked);
  /** Their time has come, and nobody has called yet; null: not known. */
  readonly due = computed(() => this.counts.value()?.due ?? null);

  constructor() {
    effect((onCleanup) => {
      if (this.stream.heard().size === 0) return;
      const timer = setTimeout(() => this.asked.reload(), recountMs);
      onCleanup(() => clearTimeout(timer));
    });
    effect((onCleanup) => {
      if (this.stream.isLive() || this.stream.isPaused() || this.asked.isLoading()) return;
      const timer = setTimeout(() => this.asked.reload(), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
