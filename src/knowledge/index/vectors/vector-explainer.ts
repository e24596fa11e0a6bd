import { Injectable } from '@nestjs/common';
import { GenerationsRepository } from './generations.repository.js';
import { VectorPlacesRepository } from './vector-places.repository.js';
import { type VectorExplanation, type VectorSearch } from './vector-search.js';

/** Says how well a document does by its vectors. */
@Injectable()
export class VectorExplainer {
  constructor(
    private readonly places: VectorPlacesRepository,
    private readonly generations: GenerationsRepository,
  ) {}

  /** @returns undefined where searches use other vectors by now. */
  async explain(
    search: Omit<VectorSearch, 'limit'>,
    documentId: string,
  ): Promise<VectorExplanation | undefined> {
    const explanation = await this.places.find(search, documentId);
    // Asked afterwards: vectors are deleted only once they are not the active ones any more, so none was missing.
    const active = await this.generations.findActive(search.applicationId);
    return active?.id === search.generationId ? explanation : undefined;
  }
}
