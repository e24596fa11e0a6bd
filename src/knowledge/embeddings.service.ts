import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { EmbeddingModels } from '../models/embeddings/embedding-models.js';
import { EmbeddingsStatusDto } from './embeddings.dto.js';
import { EmbeddingLanes } from './ingestion/embedding/embedding-lanes.js';
import { weightsInForce } from './index/fusion/learned.js';
import { KnowledgeReader } from './index/knowledge-reader.js';

/** What the route of embeddings answers. */
@Injectable()
export class EmbeddingsService {
  constructor(
    private readonly models: EmbeddingModels,
    private readonly index: KnowledgeReader,
    private readonly lanes: EmbeddingLanes,
    private readonly applications: ApplicationManager,
  ) {}

  async status(applicationId: string): Promise<EmbeddingsStatusDto> {
    const progress = await this.index.vectorProgress(applicationId);
    const { searchWeights } = await this.applications.getSettings(applicationId);
    const used = progress.generations.find(({ state }) => state === 'active');
    return new EmbeddingsStatusDto(
      this.models.configured?.id,
      progress,
      weightsInForce(searchWeights, used?.learned ?? null),
      this.lanes.failureOf(applicationId),
    );
  }
}
