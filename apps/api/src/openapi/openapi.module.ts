import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { OpenapiController } from './openapi.controller.js';

/** The OpenAPI document and its page. */
@Module({ imports: [DiscoveryModule], controllers: [OpenapiController] })
export class OpenapiModule {}
