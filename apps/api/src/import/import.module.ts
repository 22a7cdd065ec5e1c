import { Module } from '@nestjs/common';
import { UploadModule } from '../upload/upload.module.js';
import { ImportController } from './import.controller.js';
import { ImportService } from './import.service.js';

/** Contacts from files. */
@Module({ imports: [UploadModule], controllers: [ImportController], providers: [ImportService] })
export class ImportModule {}
