import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { accessKey } from './http/allow.js';
import type { Access } from './http/allow.js';

/** One route as Nest registered it. */
export interface TestRoute {
  readonly method: string;
  /** With `:name` for each parameter. */
  readonly path: string;
  readonly access: Access | undefined;
}

/** Every route of the api, read from what Nest itself reads: a new one is tested without anybody listing it. */
export function listRoutes(app: NestExpressApplication): TestRoute[] {
  const scanner = new MetadataScanner();
  const reflector = app.get(Reflector);
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name]!;
        if (!Reflect.hasMetadata('path', handler)) return [];
        const access = reflector.getAllAndOverride<Access | undefined>(accessKey, [handler, metatype]);
        const verb = RequestMethod[Reflect.getMetadata('method', handler) as number]!;
        const methods = verb === 'ALL' ? ['GET', 'POST', 'PATCH', 'DELETE', 'HEAD'] : [verb];
        return pathsOf(metatype, handler).flatMap((path) => methods.map((method) => ({ method, path, access })));
      });
    });
}

function pathsOf(controller: object, handler: object): string[] {
  const parts = (target: object) => [Reflect.getMetadata('path', target) as string | string[]].flat();
  return parts(controller).flatMap((head) =>
    parts(handler).map((tail) => `/${head}/${tail}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')),
  );
}

/** The path with `value` for each parameter. A wildcard becomes one segment. */
export const fill = (path: string, value: string): string =>
  path.replaceAll(/\{\/\*\w+\}/g, `/${value}`).replaceAll(/:\w+|\*\w+/g, value);

/** Bodies without which a route would refuse before it looks for the id. */
export const bodies: Readonly<Record<string, object>> = {
  'PATCH /api/v1/users/:id': { isActive: false },
  'POST /api/v1/contacts/:id/notes': { text: 'Called back' },
  'PUT /api/v1/contacts/:id/encrypted/:field': { value: '123-45-6789' },
  'POST /api/v1/contacts/:id/encrypted/:field/reveal': { reason: 'Asked by phone' },
};
