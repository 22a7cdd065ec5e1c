import { Module } from '@nestjs/common';
import { ViewController } from './view.controller.js';
import { ViewService } from './view.service.js';

/** How tables are arranged. */
@Module({ controllers: [ViewController], providers: [ViewService] })
export class ViewModule {}
