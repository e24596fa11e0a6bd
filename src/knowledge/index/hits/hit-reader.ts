import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { DocumentsRepository } from '../../documents/documents.repository.js';
import { toDocumentHits } from './document-hits.js';
import { PassageReader } from './passage-reader.js';
import { type FoundDocuments, type HitRequest, type RetrievedPassage } from './search-result.js';

/** Reads documents that were found by their passages. */
@Injectable()
export class HitReader {
  constructor(
    private readonly passages: PassageReader,
    private readonly documents: DocumentsRepository,
    private readonly database: Database,
  ) {}

  async read(request: HitRequest): Promise<FoundDocuments> {
    const { passages, contents } = await this.readAll(request);
    const hits = await toDocumentHits(passages, contents, request.terms, request.language);
    return { hits, isWhole: passages.length === request.found.length };
  }

  /** All of one moment: the places of passages are places in the content beside them. */
  private async readAll({
    applicationId,
    found,
  }: HitRequest): Promise<{ passages: RetrievedPassage[]; contents: Map<string, string> }> {
    return this.database.snapshot(async () => {
      const passages = await this.passages.read(applicationId, found);
      const ids = new Set(passages.map(({ document }) => document.id));
      return { passages, contents: await this.documents.contentsOf([...ids]) };
    });
  }
}
