import { type Language } from '../../../applications/languages.js';
import { type DocumentContentsRepository } from '../../documents/document-contents.repository.js';
import { type DocumentsRepository } from '../../documents/documents.repository.js';
import { type PassagesRepository } from '../../documents/passages/passages.repository.js';
import { type QueryTerm } from '../words/query-builder.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { toDocumentHits } from './document-hits.js';
import { type FoundDocuments, type HitRequest, type RetrievedPassage } from './search-result.js';

/** What was read of documents, before the words in it are marked. */
export interface ReadHits {
  passages: RetrievedPassage[];
  /** Of the documents, by their ids. */
  contents: ReadonlyMap<string, string>;
  isWhole: boolean;
}

/** Reads what was found. */
export class HitReader {
  constructor(
    private readonly passages: PassagesRepository,
    private readonly documents: DocumentsRepository,
    private readonly contents: DocumentContentsRepository,
  ) {}

  /** Called in a snapshot: the places of passages are places in the content beside them. */
  async read({ applicationId, found }: Pick<HitRequest, 'applicationId' | 'found'>): Promise<ReadHits> {
    const passages = await this.readPassages(applicationId, found);
    const ids = new Set(passages.map(({ document }) => document.id));
    const contents = await this.contents.contentsOf([...ids]);
    return { passages, contents, isWhole: passages.length === found.length };
  }

  /** Those of the candidates that are still there: what has been deleted or disabled since it was ranked is not found. */
  async readPassages(applicationId: string, found: readonly ScoredPassage[]): Promise<RetrievedPassage[]> {
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

  /** Marks the words that were looked for. Called outside of the snapshot, as it lets other work in. */
  async mark(
    { passages, contents, isWhole }: ReadHits,
    { terms, language }: { terms: readonly QueryTerm[]; language: Language },
    signal?: AbortSignal,
  ): Promise<FoundDocuments> {
    return { hits: await toDocumentHits(passages, contents, terms, language, signal), isWhole };
  }
}
