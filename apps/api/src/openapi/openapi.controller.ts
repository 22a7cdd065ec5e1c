import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Response } from 'express';
import { Public } from '../http/allow.js';
import { nonceOf } from '../http/security-headers.js';
import { version } from '../version.js';
import { docsPage } from './docs-page.js';
import { documentOf } from './document.js';
import type { OpenApiDocument } from './document.js';

/** The api's description of itself. Nothing of a tenant is in it. */
@Controller('api')
@Public()
export class OpenapiController {
  private made: OpenApiDocument | undefined;

  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  @Get('openapi.json')
  document(): OpenApiDocument {
    const controllers = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as Type] : []));
    return (this.made ??= documentOf(controllers, version));
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(@Res({ passthrough: true }) response: Response): string {
    return docsPage(this.document(), nonceOf(response));
  }
}
