import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Clock } from '../common/clock.js';
import { createChatProviders } from './create-chat-providers.js';
import { EmbeddingModels } from './embeddings/embedding-models.js';
import { Endpoints } from './endpoint/endpoints.js';
import { ModelLimits } from './limits/model-limits.js';
import { ModelRegistry } from './model-registry.js';
import { ModelsController } from './models.controller.js';
import { OfflineChatProvider } from './offline/offline-chat-provider.js';
import { Rerankers } from './reranking/rerankers.js';
import { Sleeper, TimerSleeper } from './sleeper.js';
import { TokenCounters } from './tokens/token-counters.js';

@Module({
  controllers: [ModelsController],
  providers: [
    OfflineChatProvider,
    {
      provide: ModelRegistry,
      inject: [Config, OfflineChatProvider, Endpoints, Clock],
      useFactory: (config: Config, offline: OfflineChatProvider, endpoints: Endpoints, clock: Clock) =>
        new ModelRegistry(config, [offline, ...createChatProviders(config, endpoints, clock)]),
    },
    Endpoints,
    EmbeddingModels,
    Rerankers,
    ModelLimits,
    TokenCounters,
    { provide: Sleeper, useClass: TimerSleeper },
  ],
  exports: [ModelRegistry, Endpoints, ModelLimits, TokenCounters, EmbeddingModels, Rerankers, Sleeper],
})
export class ModelsModule {}
