import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Config } from '../../config/config.js';
import { Sleeper } from '../sleeper.js';
import { HttpReranker } from './http-reranker.js';
import { type Reranker } from './reranker.js';

/** Knows the reranker, if there is one. */
@Injectable()
export class Rerankers {
  /** Undefined where none is configured: then what was found stays in the order it was found in. */
  readonly configured: Reranker | undefined;

  constructor(config: Config, sleeper: Sleeper, clock: Clock) {
    const { reranking } = config.models;
    this.configured = reranking && new HttpReranker(reranking.endpoint, reranking.model, sleeper, clock);
  }
}
