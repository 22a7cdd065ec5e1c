import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

export type { components, operations, paths } from './generated/api.js';

/** The named shapes of the api: `Schemas['JobView']`. */
export type Schemas = components['schemas'];
/** What the api answers when it says no: RFC 9457, with a permanent `code`. */
export type RollcallProblem = Schemas['Problem'];
/** A typed client: `client.GET('/api/v1/jobs/{id}', { params: { path: { id } } })` gives `{ data, error, response }`. */
export type RollcallClient = Client<paths>;

/** Where Rollcall is, and who is calling. */
export interface RollcallClientOptions {
  /** Without a path: `http://127.0.0.1:3000`. Empty in a page that Rollcall itself serves. */
  readonly url: string;
  /** `rk_…`. Without one, the browser's session cookie is what counts. */
  readonly apiKey?: string;
  /** Another `fetch`, for tests and proxies. */
  readonly fetch?: typeof fetch;
}

/**
 * A client of one Rollcall. It never throws for an answer: `error` is the problem when the api says no. It rejects only
 * when there was no answer at all.
 */
export function createRollcallClient(options: RollcallClientOptions): RollcallClient {
  const { url, apiKey } = options;
  return createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    ...(options.fetch ? { fetch: options.fetch } : {}),
    ...(apiKey === undefined ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
  });
}
