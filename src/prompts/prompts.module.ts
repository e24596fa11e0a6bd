import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { PromptManager } from './prompt-manager.js';
import { PromptsController } from './prompts.controller.js';
import { PromptsRepository } from './prompts.repository.js';

@Module({
  imports: [ApplicationsModule],
  controllers: [PromptsController],
  providers: [PromptManager, PromptsRepository],
  exports: [PromptManager],
})
export class PromptsModule {}
