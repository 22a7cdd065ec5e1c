import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';
import { listRoutes } from '../routes.testing.js';
import type { OpenApiDocument } from './document.js';

describe('the OpenAPI document', () => {
  let api: TestApi;
  let document: OpenApiDocument;

  beforeAll(async () => {
    api = await startApi();
    document = (await api.request().get('/api/openapi.json').expect(200)).body as OpenApiDocument;
  });
  afterAll(() => api.close());

  it('has every route, with its permission', () => {
    for (const { method, path, access } of listRoutes(api.app)) {
      const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect([path, operation?.['x-permission']]).toEqual([
        path,
        access === 'public' || access === 'signed-in' ? undefined : access,
      ]);
      expect(operation?.summary).not.toBe('');
    }
  });

  it('refers only to what it has', () => {
    const schemas = Object.keys((document.components as { schemas: object }).schemas);
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of refs) expect(schemas).toContain(ref.replace('#/components/schemas/', ''));
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((each) => each.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the one the client was made from', async () => {
    const committed = await readFile(new URL('../../../../libs/client/openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(committed)).toEqual(document);
  });

  it('has a page for people that the strict policy does not break', async () => {
    const { text, headers } = await api.request().get('/api/docs').expect(200);
    const policy = String(headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(text).toContain(`<style nonce="${nonce}">`);
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(text).toContain('/api/v1/jobs/{id}/pause');
  });
});
