import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * What the bench asks of a running Rollcall, by its public HTTP interface alone.
 * @typedef {import('@rollcall/domain/job').JobView} JobView
 */
export class Client {
  #headers;
  #base;

  constructor(/** @type {string} */ baseUrl, /** @type {string} */ apiKey) {
    this.#base = baseUrl;
    this.api = `${baseUrl}/api/v1`;
    this.#headers = { authorization: `Bearer ${apiKey}` };
  }

  /** Sends a request and reads the answer to its end; anything but success is thrown. */
  async #ask(/** @type {string} */ path, /** @type {RequestInit & { duplex?: 'half' }} */ init = {}) {
    const url = path.startsWith('http') ? path : path.startsWith('/api/') ? this.#base + path : this.api + path;
    const response = await fetch(url, { ...init, headers: { ...this.#headers, ...init.headers } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return { response, text };
  }

  /** `path` is one below /api/v1, or begins with /api. */
  async get(/** @type {string} */ path) {
    return JSON.parse((await this.#ask(path)).text);
  }

  /** See {@link Client.get}. */
  async post(/** @type {string} */ path, /** @type {unknown} */ body) {
    const headers = { 'content-type': 'application/json' };
    return JSON.parse((await this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).text);
  }

  /** Puts a file into the store by tus, in one piece. @returns {Promise<string>} its id */
  async upload(/** @type {string} */ path) {
    const size = statSync(path).size;
    const tus = { 'tus-resumable': '1.0.0' };
    const metadata = `filename ${Buffer.from(basename(path)).toString('base64')}`;
    const created = await this.#ask('/uploads', {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(size), 'upload-metadata': metadata },
    });
    const location = new URL(created.response.headers.get('location') ?? '', `${this.api}/uploads`).href;
    await this.#ask(location, {
      method: 'PATCH',
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      body: /** @type {NonNullable<RequestInit['body']>} */ (
        /** @type {unknown} */ (createReadStream(path, { highWaterMark: 1 << 18 }))
      ),
      duplex: 'half',
    });
    return location.slice(location.lastIndexOf('/') + 1);
  }

  /** @returns {Promise<JobView>} */
  startImport(/** @type {Record<string, unknown>} */ request) {
    return this.#start('/imports', request);
  }

  /** @returns {Promise<JobView>} */
  startBulkChange(/** @type {Record<string, unknown>} */ request) {
    return this.#start('/bulk-changes', request);
  }

  /** @returns {Promise<JobView>} */
  startUndo(/** @type {Record<string, unknown>} */ request) {
    return this.#start('/undos', request);
  }

  /** @returns {Promise<JobView>} */
  startExport(/** @type {Record<string, unknown>} */ request) {
    return this.#start('/exports', request);
  }

  /** @returns {Promise<JobView>} */
  async #start(/** @type {string} */ path, /** @type {Record<string, unknown>} */ request) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return JSON.parse((await this.#ask(path, { method: 'POST', headers, body: JSON.stringify(request) })).text);
  }

  /** @returns {Promise<JobView>} */
  job(/** @type {string} */ id) {
    return this.get(`/jobs/${id}`);
  }
}
