import { Injectable } from '@nestjs/common';
import { EmbeddingModels } from '../../models/embeddings/embedding-models.js';
import { VectorGapsRepository } from '../index/vectors/vector-gaps.repository.js';
import { type Leg, type LegRequest } from './candidate.js';
import { explainLeg, type ExplainedLeg } from './explained-leg.js';
import { SemanticLeg } from './semantic-leg.js';

/** Says how well a document does by its meaning. */
@Injectable()
export class SemanticExplainer {
  constructor(
    private readonly models: EmbeddingModels,
    private readonly semantic: SemanticLeg,
    private readonly gaps: VectorGapsRepository,
  ) {}

  /**
   * @param leg what the search came to; where it failed there, it is not tried again.
   * @throws what an embedding model may throw, should it fail now and not a moment ago.
   */
  async explain(leg: Leg, request: LegRequest, documentId: string): Promise<ExplainedLeg> {
    const full = leg.error === null ? await this.semantic.explain(request, documentId) : undefined;
    return explainLeg('semantic', leg, request.limit, full ?? { found: 0, places: [] });
  }

  /** How many passages of a document cannot be found by meaning yet; null where nothing can. */
  async countGaps(applicationId: string, documentId: string): Promise<number | null> {
    return this.models.configured ? this.gaps.count(applicationId, documentId) : null;
  }
}
