import { Module } from '@nestjs/common';
import { AgentDesktopController } from './agent-desktop.controller.js';
import { AgentDesktopService } from './agent-desktop.service.js';

/** What agents find on their desktop. */
@Module({ controllers: [AgentDesktopController], providers: [AgentDesktopService] })
export class AgentDesktopModule {}
