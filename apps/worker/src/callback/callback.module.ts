import { Module } from '@nestjs/common';
import { CallbackSweeper } from './callback.sweeper.js';

/** Scheduled callbacks: the ones nobody made. */
@Module({ providers: [CallbackSweeper] })
export class CallbackModule {}
