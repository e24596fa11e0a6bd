import { describeEmbeddingModel } from '../embeddings/embedding-model.contract.js';
import { HashingEmbeddingModel } from './hashing-embedding-model.js';

describeEmbeddingModel('HashingEmbeddingModel', () =>
  Promise.resolve({ model: new HashingEmbeddingModel(), close: () => Promise.resolve() }),
);
