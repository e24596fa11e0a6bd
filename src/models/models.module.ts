import { Module } from '@nestjs/common';
import { EmbeddingModels } from './embeddings/embedding-models.js';
import { ModelRegistry } from './model-registry.js';
import { ModelsController } from './models.controller.js';
import { Rerankers } from './reranking/rerankers.js';
import { Sleeper, TimerSleeper } from './sleeper.js';

@Module({
  controllers: [ModelsController],
  providers: [ModelRegistry, EmbeddingModels, Rerankers, { provide: Sleeper, useClass: TimerSleeper }],
  exports: [ModelRegistry, EmbeddingModels, Rerankers],
})
export class ModelsModule {}
