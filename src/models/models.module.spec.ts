import { Test } from '@nestjs/testing';
import { CommonModule } from '../common/common.module.js';
import { ConfigModule } from '../config/config.module.js';
import { loadConfig } from '../config/config.js';
import { type Environment } from '../config/environment.js';
import { EmbeddingModels } from './embeddings/embedding-models.js';
import { ModelRegistry } from './model-registry.js';
import { ModelsController } from './models.controller.js';
import { ModelsModule } from './models.module.js';
import { Rerankers } from './reranking/rerankers.js';

function compile(
  environment: Environment,
): ReturnType<ReturnType<typeof Test.createTestingModule>['compile']> {
  const imports = [CommonModule, ConfigModule.register(loadConfig(environment)), ModelsModule];
  return Test.createTestingModule({ imports }).compile();
}

describe('ModelsModule', () => {
  it('wires the registry and lists the models', async () => {
    const application = await compile({});
    expect(application.get(ModelRegistry).resolve('offline').id).toBe('offline');
    expect(application.get(ModelsController).list()).toEqual({
      data: [
        {
          id: 'offline',
          provider: 'offline',
          default: true,
          description: expect.any(String) as string,
          endpoint: null,
          context_limit: null,
          output_limit: null,
          default_max_tokens: 1024,
          learned: null,
        },
      ],
    });
    await application.close();
  });

  it('wires the models of retrieval', async () => {
    const application = await compile({
      OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
      EMBEDDING_MODEL: 'openai:bge-m3',
      RERANK_MODEL: 'bge-reranker',
    });
    expect(application.get(EmbeddingModels).configured?.id).toBe('openai:bge-m3');
    expect(application.get(Rerankers).configured?.id).toBe('rerank:bge-reranker');
    await application.close();
  });
});
