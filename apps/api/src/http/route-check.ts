import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessKey } from './allow.js';

/** What Nest writes on a method that handles a route. */
const pathKey = 'path';

/** Refuses to start while a route does not say who may use it: a forgotten `@Allow` must not wait for a reviewer. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? this.openRoutes(metatype) : []));
    if (open.length > 0) throw new Error(`Routes without @Allow, @AllowSignedIn or @Public: ${open.join(', ')}`);
  }

  private openRoutes(
    controller: NonNullable<unknown> & { readonly name?: string; readonly prototype?: object },
  ): string[] {
    const prototype = controller.prototype as Record<string, (...args: never[]) => unknown>;
    return this.scanner
      .getAllMethodNames(prototype)
      .flatMap((name) => {
        const handler = prototype[name];
        return handler && Reflect.hasMetadata(pathKey, handler) ? [{ name, handler }] : [];
      })
      .filter(
        ({ handler }) => this.reflector.getAllAndOverride(accessKey, [handler, controller as never]) === undefined,
      )
      .map(({ name }) => `${controller.name}.${name}`);
  }
}
