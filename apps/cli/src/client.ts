import { createRollcallClient } from '@rollcall/client';
import type { RollcallClient } from '@rollcall/client';
import { jobViewSchema } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import type { Config } from './config.js';
import { Problem, problemFrom } from './problem.js';

/** What the typed client gives: never a fault for an answer, whatever it says. */
interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The API as this command line uses it. */
export class ApiClient {
  readonly api: RollcallClient;

  constructor({ url, apiKey }: Pick<Config, 'url' | 'apiKey'>) {
    const reach: typeof fetch = (request, init) =>
      fetch(request, init).catch((cause: unknown) => {
        throw unreachable(url, cause);
      });
    this.api = createRollcallClient({ url, apiKey, fetch: reach });
  }

  /** The body of a good answer. @throws Problem if it is none */
  async good<T>(asked: Promise<Answer<T>>): Promise<NonNullable<T>> {
    const { data, error, response } = await asked;
    if (!response.ok || data === undefined || data === null) throw problemFrom(response, error);
    return data;
  }

  async job(id: string): Promise<JobView> {
    return jobViewSchema.parse(await this.good(this.api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })));
  }
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };
/** Without what was not asked for. */
export const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;

/** Nobody answered at all. */
function unreachable(url: string, cause: unknown): Problem {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
  return new Problem({ code: 'unreachable', title: `Rollcall does not answer at ${url}`, detail: `${url}: ${reason}` });
}
