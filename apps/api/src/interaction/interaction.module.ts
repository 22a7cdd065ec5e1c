import { Module } from '@nestjs/common';
import { ContactInteractionController, InteractionController } from './interaction.controller.js';
import { InteractionService } from './interaction.service.js';

/** Attempts and conversations, told by other systems. */
@Module({ controllers: [ContactInteractionController, InteractionController], providers: [InteractionService] })
export class InteractionModule {}
