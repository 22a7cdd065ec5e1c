import { Module } from '@nestjs/common';
import { ExportController } from './export.controller.js';
import { ExportService } from './export.service.js';

/** Contacts out into files. */
@Module({ controllers: [ExportController], providers: [ExportService] })
export class ExportModule {}
