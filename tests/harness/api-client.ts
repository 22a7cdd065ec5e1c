import { randomUUID } from 'node:crypto';
import type { StartImportRequest } from '@rollcall/domain/import';
import { isAtRest, jobViewSchema } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import { uploadIdSchema } from '@rollcall/domain/upload';
import type { UploadId } from '@rollcall/domain/upload';
import { until } from './until.js';

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The API as a client with one key sees it, over real HTTP. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly apiKey: string,
  ) {}

  async send(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const { body, headers } = options;
    const isBytes = body instanceof Uint8Array;
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        ...(body !== undefined && !isBytes && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** @throws an Error with the problem if the answer is not a good one */
  async get<T = unknown>(path: string): Promise<T> {
    return this.#good(await this.send('GET', path), `GET ${path}`) as T;
  }

  async post<T = unknown>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.#good(await this.send('POST', path, { body, headers }), `POST ${path}`) as T;
  }

  #good({ status, body }: Answer, what: string): unknown {
    if (status >= 400) throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Uploads by tus, in one piece. */
  async upload(name: string, content: string | Uint8Array): Promise<UploadId> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const tus = { 'tus-resumable': '1.0.0' };
    const created = await this.send('POST', '/uploads', {
      headers: {
        ...tus,
        'upload-length': String(bytes.length),
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      },
    });
    this.#good(created, 'POST /uploads');
    const id = created.headers.get('location')?.split('/').at(-1) ?? '';
    if (bytes.length > 0) {
      const headers = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      this.#good(await this.send('PATCH', `/uploads/${id}`, { body: bytes, headers }), 'PATCH /uploads');
    }
    return uploadIdSchema.parse(id);
  }

  /** Uploads and starts; the job is not over yet. */
  async startImport(
    content: string | Uint8Array,
    params: Omit<StartImportRequest, 'fileId'> = {},
    name = 'contacts.csv',
  ): Promise<JobView> {
    const fileId = await this.upload(name, content);
    return jobViewSchema.parse(await this.post('/imports', { ...params, fileId }, { 'idempotency-key': randomUUID() }));
  }

  async job(id: string): Promise<JobView> {
    return jobViewSchema.parse(await this.get(`/jobs/${id}`));
  }

  /** Waits until the job is final, paused or failed. */
  settled(id: string, limitMs = 60_000): Promise<JobView> {
    return this.jobWhen(id, (job) => isAtRest(job.status), limitMs);
  }

  /** Waits until the job is as the condition wants it. An api that is away meanwhile is no failure. */
  async jobWhen(id: string, condition: (job: JobView) => boolean, limitMs = 60_000): Promise<JobView> {
    let last: JobView | undefined;
    try {
      return await until(
        `job ${id}`,
        async () => {
          last = await this.job(id);
          return condition(last) ? last : undefined;
        },
        limitMs,
      );
    } catch (cause) {
      throw new Error(`The job did not get there. Last seen: ${JSON.stringify(last)}`, { cause });
    }
  }
}
