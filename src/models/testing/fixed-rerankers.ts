import { FixedClock } from '../../common/testing/fixed-clock.js';
import { loadConfig } from '../../config/config.js';
import { type Reranker } from '../reranking/reranker.js';
import { Rerankers } from '../reranking/rerankers.js';
import { RecordingSleeper } from './recording-sleeper.js';

/** The reranker that a test gives it, if any. */
export class FixedRerankers extends Rerankers {
  constructor(override readonly configured: Reranker | undefined) {
    super(loadConfig({}), new RecordingSleeper(), new FixedClock());
  }
}
