import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { type ChatProvider } from './chat-provider.js';
import { EmbeddingModels } from './embeddings/embedding-models.js';
import { Endpoints } from './endpoint/endpoints.js';
import { ModelLimits } from './limits/model-limits.js';
import { ModelRegistry } from './model-registry.js';
import { ModelsController } from './models.controller.js';
import { OfflineChatProvider } from './offline/offline-chat-provider.js';
import { OpenAiChatProvider } from './openai/openai-chat-provider.js';
import { Rerankers } from './reranking/rerankers.js';
import { Sleeper, TimerSleeper } from './sleeper.js';
import { TokenCounters } from './tokens/token-counters.js';

/** Whoever has chat models, in the order in which they are listed. */
const CHAT_PROVIDERS = [OfflineChatProvider, OpenAiChatProvider];

@Module({
  controllers: [ModelsController],
  providers: [
    ...CHAT_PROVIDERS,
    {
      provide: ModelRegistry,
      inject: [Config, ...CHAT_PROVIDERS],
      useFactory: (config: Config, ...providers: ChatProvider[]) => new ModelRegistry(config, providers),
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
