import { Service, signal } from '@angular/core';
import type { Topic } from './topics';

/** connecting: not heard yet · live · lost: polling meanwhile · paused: by the person. */
export type StreamState = 'connecting' | 'live' | 'lost' | 'paused';
type Hear = (data: unknown) => void;
type Said =
  | { readonly say: 'event'; readonly event: string; readonly data: unknown }
  | { readonly say: 'state'; readonly state: 'connecting' | 'live' | 'lost' }
  | { readonly say: 'ask' };

const retryMs = 5_000;

/**
 * The server's events, over one connection per browser: the tab that holds the lock listens to the server and tells the
 * others. When it closes, the next tab gets the lock by itself. Names of lock and channel carry user and tenant, so
 * that nothing of one is ever heard by another.
 */
@Service()
export class EventStream {
  private readonly linked = signal<'connecting' | 'live' | 'lost'>('connecting');
  private readonly isPaused = signal(false);
  private readonly hearers = new Map<string, Set<Hear>>();
  private close: (() => void) | undefined;

  state(): StreamState {
    return this.isPaused() ? 'paused' : this.linked();
  }

  pause(isPaused: boolean): void {
    this.isPaused.set(isPaused);
  }

  /** @returns a function that stops listening. */
  on(event: string, hear: Hear): () => void {
    const hearers = this.hearers.get(event) ?? new Set();
    this.hearers.set(event, hearers.add(hear));
    return () => hearers.delete(hear);
  }

  /** Starts; a second call for the same name does nothing, for another one it starts anew. */
  open(name: string, topics: readonly Topic[]): void {
    this.shut();
    const channel = new BroadcastChannel(`rollcall.events.${name}`);
    const over = new AbortController();
    this.close = () => {
      over.abort();
      channel.close();
    };
    let isLeader = false;
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.say === 'ask' && isLeader) channel.postMessage({ say: 'state', state: this.linked() } satisfies Said);
      if (data.say === 'state') this.linked.set(data.state);
      if (data.say === 'event') this.tell(data.event, data.data);
    };
    channel.postMessage({ say: 'ask' } satisfies Said);
    const lead = (): Promise<void> => {
      isLeader = true;
      return this.lead(channel, topics, over.signal);
    };
    void navigator.locks.request(`rollcall.events.${name}`, { signal: over.signal }, lead).catch(() => undefined); // aborted while waiting for the lock: another tab leads
  }

  shut(): void {
    this.close?.();
    this.close = undefined;
    this.linked.set('connecting');
    this.isPaused.set(false);
  }

  /** Listens to the server until the page or the session ends: the lock is held for just as long. */
  private lead(channel: BroadcastChannel, topics: readonly Topic[], over: AbortSignal): Promise<void> {
    return new Promise((release) => {
      let source: EventSource | undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const link = (state: 'connecting' | 'live' | 'lost'): void => {
        this.linked.set(state);
        channel.postMessage({ say: 'state', state } satisfies Said);
      };
      const connect = (): void => {
        source = new EventSource(`/api/v1/events?topics=${topics.map(({ name }) => name).join(',')}`);
        source.onopen = () => link('live');
        source.onerror = () => {
          link('lost');
          if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, retryMs); // it gives up on any answer but 200
        };
        for (const { event } of topics)
          source.addEventListener(event, ({ data }: MessageEvent<string>) => {
            const said = { say: 'event', event, data: JSON.parse(data) as unknown } satisfies Said;
            channel.postMessage(said);
            this.tell(said.event, said.data);
          });
      };
      connect();
      over.addEventListener('abort', () => {
        clearTimeout(timer);
        source?.close();
        release();
      });
    });
  }

  private tell(event: string, data: unknown): void {
    if (this.isPaused()) return;
    for (const hear of this.hearers.get(event) ?? []) hear(data);
  }
}
