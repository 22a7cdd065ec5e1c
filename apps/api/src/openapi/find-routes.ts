import { RequestMethod } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { z } from 'zod';
import { accessKey } from '../http/allow.js';
import type { Access } from '../http/allow.js';

/** One route, as its decorators declare it. */
export interface FoundRoute {
  /** `get`, `post`, … */
  readonly method: string;
  /** As OpenAPI writes it: `/api/v1/jobs/{id}`. */
  readonly path: string;
  /** `job.view`: the feature and what it does. */
  readonly operationId: string;
  readonly access: Access;
  readonly body: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  /** By name; undefined for a parameter that is any text. */
  readonly params: Readonly<Record<string, z.ZodType | undefined>>;
}

interface Argument {
  readonly data?: unknown;
  readonly schema?: z.ZodType;
}

/** Reads the routes of controllers from what Nest itself reads, so that the document cannot differ from the api. */
export function findRoutes(controllers: readonly Type[]): FoundRoute[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (name === 'constructor' || !handler || !Reflect.hasMetadata('path', handler)) return [];
      return [routeOf(controller, name, handler)];
    });
  });
}

function routeOf(controller: Type, name: string, handler: object): FoundRoute {
  const access = (Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, controller)) as Access;
  const found = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, Argument>;
  const args = Object.entries(found).map(([key, argument]) => ({ type: Number(key.split(':')[0]), ...argument }));
  const schemaOf = (type: number) => args.find((arg) => arg.type === type && arg.schema)?.schema;
  const path = pathOf(controller, handler);
  const inPath: number = RouteParamtypes.PARAM;
  const named = args.filter((arg) => arg.type === inPath);
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, param]) => param ?? '');
  return {
    method: (RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '').toLowerCase(),
    path,
    operationId: `${wordOf(controller.name)}.${name}`,
    access,
    body: schemaOf(RouteParamtypes.BODY),
    query: schemaOf(RouteParamtypes.QUERY),
    params: Object.fromEntries(params.map((param) => [param, named.find((arg) => arg.data === param)?.schema])),
  };
}

const wordOf = (className: string): string =>
  className.replace(/Controller$/, '').replace(/^\w/, (letter) => letter.toLowerCase());

function pathOf(controller: object, handler: object): string {
  const parts = [controller, handler].map((target) => String(Reflect.getMetadata('path', target)));
  const joined = `/${parts.join('/')}`.replaceAll(/\/{2,}/g, '/');
  return (joined.length > 1 ? joined.replace(/\/$/, '') : joined).replaceAll(/:(\w+)/g, '{$1}');
}
