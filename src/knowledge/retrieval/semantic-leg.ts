import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { EmbeddingModels } from '../../models/embeddings/embedding-models.js';
import { EmbeddingDimensionsError, EmbeddingModelUnknownError } from '../index/vectors/embedding.errors.js';
import { GenerationsRepository } from '../index/vectors/generations.repository.js';
import {
  type Generation,
  type VectorExplanation,
  type VectorSearch,
} from '../index/vectors/vector-search.js';
import { KnowledgeIndex } from '../index/knowledge-index.js';
import { askedText } from './asked-text.js';
import { type Leg, type LegRequest } from './candidate.js';
import { QuestionEmbedder } from './question-embedder.js';
import { runLeg } from './run-leg.js';

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
    if (!generation) return undefined;
    return runLeg('semantic', this.clock, async () => {
      const ranking = await this.ask(request, question, generation, (search) =>
        this.index.rankByVector(search),
      );
      return ranking ?? [];
    });
  }

  /**
   * Where the passages of a document stand among all that could be found.
   * @returns undefined where nothing has a vector any more.
   * @throws ModelError, ServicePausedError, EmbeddingDimensionsError, EmbeddingModelUnknownError
   */
  async explain(request: LegRequest, documentId: string): Promise<VectorExplanation | undefined> {
    const generation = await this.generations.findActive(request.applicationId);
    return this.ask(request, askedText(request.turns), generation, (search) =>
      this.index.explainVectors(search, documentId),
    );
  }

  /** Another model's vectors may take the place of those that the question was embedded for: then it is asked again. */
  private async ask<Answer>(
    { applicationId, filter, limit }: LegRequest,
    question: string,
    first: Generation | undefined,
    inquire: (search: VectorSearch) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> {
    for (let generation = first; generation; generation = await this.generations.findActive(applicationId)) {
      const vector = await this.embed(question, generation);
      const answer = await inquire({ applicationId, generationId: generation.id, vector, filter, limit });
      if (answer) return answer;
    }
    return undefined;
  }

  private async embed(question: string, { model, dimensions }: Generation): Promise<Float32Array> {
    const embedder = this.models.resolve(model);
    if (!embedder) throw new EmbeddingModelUnknownError(model);
    const vector = await this.questions.embed(embedder, question);
    if (vector.length !== dimensions) throw new EmbeddingDimensionsError(model, vector.length, dimensions);
    return vector;
  }
}
