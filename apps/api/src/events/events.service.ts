import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { maySeeJob } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import type { Permission } from '@rollcall/domain/permission';
import type { Response } from 'express';
import { CallbackStream } from '../callback/callback.stream.js';
import { CallerFinder } from '../http/caller.js';
import type { Caller, CallerRequest } from '../http/caller.js';
import { EventStream } from '../http/event-stream.js';
import type { StreamEvent } from '../http/event-stream.js';
import { JobStream } from '../job/job.stream.js';
import type { JobChange } from '../job/job.poll.js';
import type { Topic } from './events.requests.js';

const heartbeatMs = 15_000;
/** A sign-out, a revoked key or a lost permission ends a stream within this time. */
const recheckMs = 30_000;
/** Tabs and tools of one caller; more is a loop that opens streams and never closes them. */
const maxStreams = 20;

/** What a reader of a topic must be allowed to see. Of jobs, each is shown to those who may see it. */
const permissionOf = { jobs: 'job.read', callbacks: 'contact.read' } as const satisfies Record<Topic, Permission>;
const mayHear = ({ permissions }: Caller, topics: ReadonlySet<Topic>): boolean =>
  [...topics].every((topic) => permissions.includes(permissionOf[topic]));

/** Whom a stream tells what. */
interface Reader {
  now: Caller;
  readonly topics: ReadonlySet<Topic>;
}

/** The event streams of this process. */
@Injectable()
export class EventsService implements OnModuleDestroy {
  private readonly streams = new Map<EventStream, string>();

  constructor(
    @Inject(JobStream) private readonly jobs: JobStream,
    @Inject(CallbackStream) private readonly callbacks: CallbackStream,
    @Inject(CallerFinder) private readonly callers: CallerFinder,
  ) {}

  /** Answers a request with what its caller may see of these topics, until one of the two goes away. */
  async open(request: CallerRequest, response: Response, caller: Caller, topics: ReadonlySet<Topic>): Promise<void> {
    if (!mayHear(caller, topics)) throw new Refusal('permission-missing', { permission: permissionOf.callbacks });
    if ([...this.streams.values()].filter((id) => id === caller.id).length >= maxStreams)
      throw new Refusal('rate-limited', { retryAfterSeconds: 30 });
    const who: Reader = { now: caller, topics };
    const early: JobChange[] = [];
    let deliver = (change: JobChange): void => void early.push(change);
    let stream: EventStream | undefined;
    // Listen first, then look: a change in between comes twice, never not at all.
    const stop = this.listen(who, {
      job: (change) => deliver(change),
      send: (event) => stream?.send(event),
      lost: () => stream?.end(),
    });
    try {
      const present = topics.has('jobs') ? await this.jobs.listPresent(caller.tenantId, lastSeenOf(request)) : [];
      const opened = new EventStream(response);
      stream = opened;
      if (present === null) opened.send({ event: 'reset', data: {}, key: 'reset' });
      deliver = (change) => sendJob(opened, who.now, change);
      [...(present ?? []), ...early].forEach(deliver);
      this.keep(opened, request, who, stop);
    } catch (fault) {
      stop();
      throw fault;
    }
  }

  /** Hears of all topics of a reader until the answer is called. */
  private listen(
    { now, topics }: Reader,
    tell: { job(change: JobChange): void; send(event: StreamEvent): void; lost(): void },
  ): () => void {
    const stops = [
      ...(topics.has('jobs') ? [this.jobs.watch(now.tenantId, { changed: tell.job, lost: tell.lost })] : []),
      ...(topics.has('callbacks')
        ? [
            this.callbacks.watch(now.tenantId, {
              changed: (view) => tell.send({ event: 'callback', data: view, key: `callback ${view.id}` }),
              lost: tell.lost,
            }),
          ]
        : []),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Streams would hold the server open for ever. */
  onModuleDestroy(): void {
    for (const stream of this.streams.keys()) stream.end();
  }

  private keep(stream: EventStream, request: CallerRequest, who: Reader, stop: () => void): void {
    this.streams.set(stream, who.now.id);
    const beat = setInterval(() => stream.beat(), heartbeatMs).unref();
    const recheck = setInterval(() => void this.recheck(stream, request, who), recheckMs).unref();
    const close = (): void => {
      clearInterval(beat);
      clearInterval(recheck);
      stop();
      this.streams.delete(stream);
    };
    stream.onClose(close);
    if (!stream.isOpen) close();
  }

  private async recheck(stream: EventStream, request: CallerRequest, who: Reader): Promise<void> {
    const found = await this.callers.find(request, muteResponse).catch(() => who.now); // no answer is no verdict
    const isSame = found?.tenantId === who.now.tenantId && mayHear(found, who.topics);
    if (found && isSame) {
      who.now = found;
      return;
    }
    stream.send({ event: 'signed-out', data: {}, key: 'signed-out' });
    stream.end();
  }
}

/** The headers of a stream are long gone: a cookie that was renewed meanwhile has no place to go. */
const muteResponse = { append: () => muteResponse } as unknown as Response;

function sendJob(stream: EventStream, who: Caller, { view, atMs }: JobChange): void {
  if (maySeeJob(who, view)) stream.send({ event: 'job', data: view, id: String(atMs), key: view.id });
}

/** `Last-Event-ID` of a reader that comes back; what we did not write is taken for none. */
function lastSeenOf(request: CallerRequest): number | null {
  const value = request.headers['last-event-id'];
  return typeof value === 'string' && /^\d{10,15}$/.test(value) ? Number(value) : null;
}
