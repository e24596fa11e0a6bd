import { Logger } from '@nestjs/common';
import { type Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { type Leg } from './candidate.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

const logger = new Logger('Retrieval');

/** Looks in one way, and turns its failure into a leg that says why: the others go on. */
export async function runLeg(
  name: Leg['name'],
  clock: Clock,
  work: () => Promise<readonly ScoredPassage[]>,
): Promise<Leg> {
  const startedAt = clock.now();
  const end = (error: string | null, candidates: readonly ScoredPassage[]): Leg => ({
    name,
    tookMs: clock.now() - startedAt,
    error,
    candidates,
  });
  try {
    const candidates = await work();
    return end(null, candidates);
  } catch (error) {
    if (error instanceof DomainError) return end(error.message, []);
    logger.error(error);
    return end('The server failed. The cause is in its log.', []);
  }
}
