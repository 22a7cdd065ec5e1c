import { Module } from '@nestjs/common';
import { CallingWindowsController } from './calling-windows.controller.js';
import { MayContactController } from './may-contact.controller.js';
import { ReachService } from './reach.service.js';

/** Who may be reached when. */
@Module({ controllers: [CallingWindowsController, MayContactController], providers: [ReachService] })
export class ReachModule {}
