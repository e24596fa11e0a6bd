import { FixedClock } from '../../common/testing/fixed-clock.js';
import { loadConfig } from '../../config/config.js';
import { type Environment } from '../../config/environment.js';
import { Rerankers } from '../reranking/rerankers.js';
import { RecordingSleeper } from '../testing/recording-sleeper.js';
import { EmbeddingModels } from './embedding-models.js';

const environment: Environment = {
  EMBEDDING_MODEL: 'openai:bge-m3',
  RERANK_MODEL: 'bge-reranker',
  OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
};

function models(variables: Environment): EmbeddingModels {
  return new EmbeddingModels(loadConfig(variables), new RecordingSleeper(), new FixedClock());
}

describe('EmbeddingModels', () => {
  it('has none where none is configured', () => {
    expect(models({}).configured).toBeUndefined();
    expect(models({ OPENAI_API_KEY: 'k' }).configured).toBeUndefined();
    expect(models({ OPENAI_API_KEY: 'k' }).resolve('openai:bge-m3')).toBeUndefined();
  });

  it('has the one that is configured, and those that were', () => {
    const known = models(environment);
    expect(known.configured?.id).toBe('openai:bge-m3');
    expect(known.resolve('openai:bge-m3')).toBe(known.configured);
    expect(known.resolve('openai:text-embedding-3-small')?.id).toBe('openai:text-embedding-3-small');
    expect(known.resolve('openai:text-embedding-3-small')).toBe(
      known.resolve('openai:text-embedding-3-small'),
    );
  });

  it.each(['hashing:256', 'openai:', ''])('does not ask an endpoint for %j', (id) => {
    expect(models(environment).resolve(id)).toBeUndefined();
  });
});

describe('Rerankers', () => {
  it('has the one that is configured, if any', () => {
    const rerankers = (variables: Environment): Rerankers =>
      new Rerankers(loadConfig(variables), new RecordingSleeper(), new FixedClock());
    expect(rerankers({}).configured).toBeUndefined();
    expect(rerankers(environment).configured?.id).toBe('rerank:bge-reranker');
  });
});
