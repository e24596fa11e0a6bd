import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DepartingDocumentsRepository } from '../documents/departing-documents.repository.js';
import { CorporaRepository } from './corpora.repository.js';
import { type Corpus } from './corpus.js';
import { HiddenPassagesRepository } from './hidden-passages.repository.js';
import { indexKey } from './index-key.js';
import { PassageRangesRepository } from './passage-ranges.repository.js';

/**
 * Takes all that an owner has out of everybody's reach in the present transaction, so that it can be one fact with whatever
 * else goes. Nothing is deleted yet that takes long: passages are hidden, and swept away like those of any long document,
 * and the corpus with the last of them.
 */
@Injectable()
export class CorpusEraser {
  constructor(
    private readonly corpora: CorporaRepository,
    private readonly documents: DepartingDocumentsRepository,
    private readonly ranges: PassageRangesRepository,
    private readonly hidden: HiddenPassagesRepository,
    private readonly database: Database,
  ) {}

  /** @param documentIds all that the owner has; no more may come in by now. */
  async erase(owner: string, documentIds: readonly string[]): Promise<void> {
    if (documentIds.length === 0 && !(await this.corpora.find(owner))) return;
    await this.database.holdKey(indexKey(owner));
    const corpus = await this.corpora.find(owner);
    for (const id of documentIds) await this.hide(id, corpus);
    if (corpus) await this.corpora.deleteEmpty(corpus.id);
  }

  private async hide(documentId: string, corpus: Corpus | undefined): Promise<void> {
    const range = corpus && (await this.ranges.rangeOf(documentId));
    if (range) await this.hidden.insert({ ...range, corpusId: corpus.id, documentId, token: null });
    // With what was being written of it.
    await this.hidden.discard(documentId);
    if (await this.hidden.hasAnyOf(documentId)) await this.documents.forget(documentId);
    else await this.documents.delete(documentId);
  }
}
