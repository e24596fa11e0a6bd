import { Injectable } from '@nestjs/common';
import { IdGenerator } from '../../common/id-generator.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { splitPassages } from '../passages/passage-splitter.js';
import { indexTerms } from './passage-terms.js';
import { type IndexedPassage, PassagesRepository } from '../passages/passages.repository.js';
import { PostingsRepository } from './postings.repository.js';

/** Keeps passages and index true to the documents. Called inside the transaction that changes the document. */
@Injectable()
export class PassageIndex {
  constructor(
    private readonly passages: PassagesRepository,
    private readonly postings: PostingsRepository,
    private readonly ids: IdGenerator,
  ) {}

  async add(document: KnowledgeDocument): Promise<void> {
    const { applicationId } = document;
    const pieces = splitPassages(document.content).map((span) => ({
      span,
      terms: indexTerms(document.title, span.text),
    }));
    const totalLength = pieces.reduce((sum, { terms }) => sum + terms.length, 0);
    const first = await this.postings.allot(applicationId, pieces.length, totalLength);
    const indexed = pieces.map(({ span, terms }, ordinal): IndexedPassage => {
      const passage = {
        id: this.ids.next('psg'),
        applicationId,
        number: first + ordinal,
        documentId: document.id,
        ordinal,
        startOffset: span.start,
        endOffset: span.end,
        text: span.text,
      };
      return { passage, terms };
    });
    await this.passages.insert(indexed);
    await this.postings.add(applicationId, indexed);
  }

  /** To be called while the document's passages are still there: they know which postings are theirs. */
  async remove(document: KnowledgeDocument): Promise<void> {
    const footprints = await this.passages.footprintsOf(document.id);
    await this.postings.remove(document.applicationId, footprints);
  }
}
