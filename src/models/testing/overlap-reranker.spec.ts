import { describeReranker } from '../reranking/reranker.contract.js';
import { OverlapReranker } from './overlap-reranker.js';

describeReranker('OverlapReranker', () =>
  Promise.resolve({ reranker: new OverlapReranker(), close: () => Promise.resolve() }),
);
