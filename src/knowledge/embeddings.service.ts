import { Injectable } from '@nestjs/common';
import { EmbeddingModels } from '../models/embeddings/embedding-models.js';
import { EmbeddingsStatusDto } from './embeddings.dto.js';
import { EmbeddingLanes } from './ingestion/embedding/embedding-lanes.js';
import { KnowledgeReader } from './index/knowledge-reader.js';

/** What the route of embeddings answers. */
@Injectable()
export class EmbeddingsService {
  constructor(
    private readonly models: EmbeddingModels,
    private readonly index: KnowledgeReader,
    private readonly lanes: EmbeddingLanes,
  ) {}

  async status(applicationId: string): Promise<EmbeddingsStatusDto> {
    const progress = await this.index.vectorProgress(applicationId);
    return new EmbeddingsStatusDto(this.models.configured?.id, progress, this.lanes.failureOf(applicationId));
  }
}
