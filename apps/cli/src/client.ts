import { jobViewSchema } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import type { Config } from './config.js';
import { Problem, problemOf } from './problem.js';

/** What a request may carry. */
interface Call {
  readonly method?: 'GET' | 'POST';
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API, as this command line uses it. Every answer that is not a good one becomes a {@link Problem}. */
export class ApiClient {
  constructor(readonly config: Pick<Config, 'url' | 'apiKey'>) {}

  async request(path: string, call: Call = {}): Promise<Response> {
    const url = new URL(`${this.config.url}/api/v1${path}`);
    for (const [name, value] of Object.entries(call.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, value);
    const hasBody = call.body !== undefined;
    const answer = await fetch(url, {
      method: call.method ?? 'GET',
      headers: {
        authorization: `Bearer ${this.config.apiKey}`,
        accept: 'application/json',
        ...(hasBody && { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(hasBody && { body: JSON.stringify(call.body) }),
    }).catch((cause: unknown) => {
      throw unreachable(this.config.url, cause);
    });
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  }

  async json(path: string, call: Call = {}): Promise<unknown> {
    return (await this.request(path, call)).json();
  }

  async job(id: string): Promise<JobView> {
    return jobViewSchema.parse(await this.json(`/jobs/${encodeURIComponent(id)}`));
  }
}

/** Nobody answered at all. */
function unreachable(url: string, cause: unknown): Problem {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
  return new Problem({ code: 'unreachable', title: `Rollcall does not answer at ${url}`, detail: `${url}: ${reason}` });
}
