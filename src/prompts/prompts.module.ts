import { Module } from '@nestjs/common';
import { PromptManager } from './prompt-manager.js';
import { PromptsController } from './prompts.controller.js';
import { PromptsRepository } from './prompts.repository.js';

@Module({
  controllers: [PromptsController],
  providers: [PromptManager, PromptsRepository],
  exports: [PromptManager],
})
export class PromptsModule {}
