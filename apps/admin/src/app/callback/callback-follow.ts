import type { HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { CallbackCounts, CallbackList, CallbackView } from '@rollcall/domain/callback';
import { countNew, refreshed } from './callback-news';
import { CallbackStream } from './callback-stream';

const pollMs = 5_000;
const recountMs = 1_000;

/** What a list is followed by. */
export interface FollowedList {
  readonly asked: HttpResourceRef<CallbackList | undefined>;
  readonly counts: HttpResourceRef<CallbackCounts | undefined>;
  readonly list: Signal<CallbackList | undefined>;
  readonly isNewestFirst: Signal<boolean>;
  readonly isFirstPage: Signal<boolean>;
  readonly belongs: (callback: CallbackView) => boolean;
}

/**
 * Keeps a list of callbacks alive: rows change where they stand, new ones are counted until somebody wants them, the numbers of
 * the tabs are asked for anew. Without the stream the list is asked for every 5 s, and once more when the stream is back.
 */
export function followCallbacks({ asked, counts, list, isNewestFirst, isFirstPage, belongs }: FollowedList) {
  const stream = inject(CallbackStream);
  const since = signal(stream.count());
  const reload = (): void => {
    asked.reload();
    counts.reload();
  };
  effect(() => {
    if (asked.isLoading()) untracked(() => since.set(stream.count()));
  });
  effect((onCleanup) => {
    if (stream.heard().size === 0) return;
    const timer = setTimeout(() => counts.reload(), recountMs);
    onCleanup(() => clearTimeout(timer));
  });
  effect(() => {
    if (stream.isLive() && untracked(list) !== undefined) untracked(reload);
  });
  effect((onCleanup) => {
    if (stream.isLive() || stream.isPaused() || asked.isLoading()) return;
    const timer = setTimeout(reload, pollMs);
    onCleanup(() => clearTimeout(timer));
  });
  const rows = computed(() => refreshed(list()?.items ?? [], stream.heard(), since()));
  const newCount = computed(() => {
    const shown = list();
    if (!shown || !isFirstPage()) return 0;
    const about = { rows: shown.items, hasNext: shown.next !== null, isNewestFirst: isNewestFirst(), since: since() };
    return countNew(about, stream.heard(), belongs);
  });
  return { rows, newCount, reload };
}
