import { Module } from '@nestjs/common';
import { CustomFieldController } from './custom-field.controller.js';
import { CustomFieldService } from './custom-field.service.js';

/** Custom fields of contacts. */
@Module({ controllers: [CustomFieldController], providers: [CustomFieldService] })
export class CustomFieldModule {}
