import { Module } from '@nestjs/common';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { openMailTransport } from './mail-transport.js';
import { MAIL_TRANSPORT, MailSender, PUBLIC_URL } from './mail.sender.js';

/** Mails about the end of jobs. */
@Module({
  providers: [
    MailSender,
    {
      provide: MAIL_TRANSPORT,
      inject: [WORKER_CONFIG],
      useFactory: ({ mail }: WorkerConfig) => openMailTransport(mail),
    },
    { provide: PUBLIC_URL, inject: [WORKER_CONFIG], useFactory: ({ publicUrl }: WorkerConfig) => publicUrl },
  ],
})
export class MailModule {}
