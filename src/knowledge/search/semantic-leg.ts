import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { EmbeddingModels } from '../../models/embeddings/embedding-models.js';
import { EmbeddingDimensionsError, EmbeddingModelUnknownError } from '../embeddings/embedding.errors.js';
import { GenerationsRepository } from '../embeddings/generations.repository.js';
import { type Generation } from '../embeddings/vector-search.js';
import { KnowledgeIndex } from '../indexing/knowledge-index.js';
import { askedText } from './asked-text.js';
import { type Leg, type LegRequest } from './candidate.js';
import { QuestionEmbedder } from './question-embedder.js';
import { runLeg } from './run-leg.js';
import { type ScoredPassage } from './scores.repository.js';

/** Looks for passages that mean what is asked, whatever words they have. */
@Injectable()
export class SemanticLeg {
  constructor(
    private readonly models: EmbeddingModels,
    private readonly generations: GenerationsRepository,
    private readonly questions: QuestionEmbedder,
    private readonly index: KnowledgeIndex,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined where no model is configured, or nothing has a vector yet. */
  async search(request: LegRequest): Promise<Leg | undefined> {
    const question = askedText(request.turns);
    if (!this.models.configured || question === '') return undefined;
    const generation = await this.generations.findActive(request.applicationId);
    return generation && runLeg('semantic', this.clock, () => this.rank(request, question, generation));
  }

  private async rank(
    { applicationId, filter, limit }: LegRequest,
    question: string,
    first: Generation,
  ): Promise<ScoredPassage[]> {
    // Another model's vectors may take the place of those that the question was embedded for.
    for (let generation: Generation | undefined = first; generation;) {
      const vector = await this.embed(question, generation);
      const search = { applicationId, generationId: generation.id, vector, filter, limit };
      const ranking = await this.index.rankByVector(search);
      if (ranking) return ranking;
      generation = await this.generations.findActive(applicationId);
    }
    return [];
  }

  private async embed(question: string, { model, dimensions }: Generation): Promise<Float32Array> {
    const embedder = this.models.resolve(model);
    if (!embedder) throw new EmbeddingModelUnknownError(model);
    const vector = await this.questions.embed(embedder, question);
    if (vector.length !== dimensions) throw new EmbeddingDimensionsError(model, vector.length, dimensions);
    return vector;
  }
}
