import { Module } from '@nestjs/common';
import { MailController } from './mail.controller.js';
import { MailService } from './mail.service.js';

/** Mails about the end of jobs: who wants them, and what became of them. A worker sends them. */
@Module({ controllers: [MailController], providers: [MailService] })
export class MailModule {}
