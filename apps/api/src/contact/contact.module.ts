import { Module } from '@nestjs/common';
import { ContactController } from './contact.controller.js';
import { ContactService } from './contact.service.js';
import { ContactWriteService } from './contact.write.service.js';

/** Contacts. */
@Module({ controllers: [ContactController], providers: [ContactService, ContactWriteService] })
export class ContactModule {}
