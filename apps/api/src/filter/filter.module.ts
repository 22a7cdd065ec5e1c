import { Module } from '@nestjs/common';
import { FilterController } from './filter.controller.js';
import { FilterService } from './filter.service.js';

/** Saved filters. */
@Module({ controllers: [FilterController], providers: [FilterService] })
export class FilterModule {}
