import { Injectable } from '@nestjs/common';
import { DocumentsRepository } from '../../documents/documents.repository.js';
import { PassagesRepository } from '../../documents/passages/passages.repository.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { type RetrievedPassage } from './search-result.js';

/** Reads passages that were found. */
@Injectable()
export class PassageReader {
  constructor(
    private readonly passages: PassagesRepository,
    private readonly documents: DocumentsRepository,
  ) {}

  /** Those of the candidates that are still there: what has been deleted or disabled since it was ranked is not found. */
  async read(applicationId: string, found: readonly ScoredPassage[]): Promise<RetrievedPassage[]> {
    const passages = await this.passages.findAll(
      applicationId,
      found.map(({ number }) => number),
    );
    const ids = new Set(found.map(({ documentId }) => documentId));
    const documents = await this.documents.findFindable(applicationId, [...ids]);
    return found.flatMap(({ number, documentId, score }) => {
      const passage = passages.get(number);
      const document = documents.get(documentId);
      return passage && document ? [{ passage, document, score }] : [];
    });
  }
}
