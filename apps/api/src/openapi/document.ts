import type { Type } from '@nestjs/common';
import { refusalCodes } from '@rollcall/domain/refusal';
import type { RefusalCode } from '@rollcall/domain/refusal';
import { z } from 'zod';
import { statusOfCode } from '../http/problem.js';
import { described } from './described.js';
import type { RouteDescription } from './described.js';
import { findRoutes } from './find-routes.js';
import type { FoundRoute } from './find-routes.js';
import { namedSchemas, schemaAt } from './schemas.js';
import { signInPaths } from './sign-in-paths.js';

type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly security: readonly Json[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

/** One operation, as far as our own page reads it again. */
export interface Operation extends Json {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly description: string;
}

const problemRef = { $ref: '#/components/schemas/Problem' };
const description =
  'Every job can be watched, paused, resumed and explained row by row. Errors are problem+json with a permanent `code`.';

/** The document of these controllers. Throws when a route and its description do not both exist. */
export function documentOf(controllers: readonly Type[], version: string): OpenApiDocument {
  const routes = findRoutes(controllers).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const about = described[keyOf(route)];
    if (!about) throw new Error(`${keyOf(route)} is not described`);
    (paths[route.path] ??= {})[route.method] = operationOf(route, about);
  }
  const left = Object.keys(described).filter((key) => !routes.some((route) => keyOf(route) === key));
  if (left.length > 0) throw new Error(`described, but no route: ${left.join(', ')}`);
  return {
    openapi: '3.1.0',
    info: { title: 'Rollcall', version, description },
    security: [{ session: [] }, { apiKey: [] }],
    paths: { ...paths, ...signInPaths },
    components: { schemas: namedSchemas(), securitySchemes },
  };
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token', description: 'Set by signing in' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer rk_…`' },
};

const keyOf = ({ method, path }: FoundRoute): string => `${method} ${path}`;

function operationOf(route: FoundRoute, about: RouteDescription): Operation {
  const isPublic = route.access === 'public';
  return {
    operationId: route.operationId,
    summary: about.summary,
    description: isPublic
      ? 'Open to anybody.'
      : route.access === 'signed-in'
        ? 'Needs a caller.'
        : `Needs the permission \`${route.access}\`.`,
    tags: [tagOf(route)],
    ...(isPublic ? { security: [] } : {}),
    ...(route.access === 'public' || route.access === 'signed-in' ? {} : { 'x-permission': route.access }),
    parameters: parametersOf(route, about),
    ...bodyOf(route, about),
    responses: { [about.status]: answerOf(about), ...problemsOf(route, about) },
  };
}

const tagOf = ({ path }: FoundRoute): string => /^\/api\/v1\/([\w-]+)/.exec(path)?.[1] ?? 'service';

function parametersOf({ params, query }: FoundRoute, { headers = [] }: RouteDescription): Json[] {
  const inPath = Object.entries(params).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema: schema ? schemaAt(schema, 'output') : { type: 'string' },
  }));
  const inHeader = headers.map((name) => ({
    name,
    in: 'header',
    required: name === 'Idempotency-Key' || name === 'Tus-Resumable' || name === 'Upload-Offset',
    schema: { type: 'string' },
  }));
  return [...inPath, ...(query ? inQuery(query) : []), ...inHeader];
}

function inQuery(schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const inner = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  return Object.keys(properties).map((name) => {
    const field = inner[name];
    // As what it becomes: "50" in an address is the number 50.
    return { name, in: 'query', required: required.includes(name), schema: field ? schemaAt(field, 'output') : {} };
  });
}

function bodyOf({ body, path }: FoundRoute, { octets }: RouteDescription): Json {
  if (octets !== undefined)
    return { requestBody: { required: true, content: { [octets]: { schema: { type: 'string', format: 'binary' } } } } };
  if (!body) return {};
  const isOptional = /\/(?:pause|resume|cancel|force)$/.test(path);
  return {
    requestBody: { required: !isOptional, content: { 'application/json': { schema: schemaAt(body, 'input') } } },
  };
}

function answerOf({ answer, summary }: RouteDescription): Json {
  if (answer === null) return { description: summary };
  if (answer.includes('/')) return { description: summary, content: { [answer]: { schema: { type: 'string' } } } };
  return {
    description: summary,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } },
  };
}

/** Codes by status: what the route itself names, and what every route like it can answer. */
function problemsOf(route: FoundRoute, { problems }: RouteDescription): Json {
  const codes = new Set<string>(problems);
  if (route.access !== 'public') codes.add('sign-in-needed').add('permission-missing');
  if (route.access !== 'public' && route.method !== 'get') codes.add('origin-refused');
  if (route.body ?? route.query ?? Object.values(route.params).some(Boolean)) codes.add('invalid-input');
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      String(status),
      {
        description: some.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: problemRef } },
      },
    ]),
  );
}

/** Codes of the tus protocol that no rule of ours refuses with. */
const tusStatus: Readonly<Record<string, number>> = { 'upload.offset-mismatch': 409, 'upload.checksum-mismatch': 460 };

const statusOf = (code: string): number =>
  code in refusalCodes ? statusOfCode(code as RefusalCode) : (tusStatus[code] ?? 400);
