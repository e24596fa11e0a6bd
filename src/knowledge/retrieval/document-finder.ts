import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { type DocumentHit } from '../index/hits/search-result.js';
import { KnowledgeReader } from '../index/knowledge-reader.js';
import { bestOfDocuments } from '../index/ranking/ranker.js';
import { type Answerability } from './answerability.js';
import { Reranking } from './reranking.js';
import { type RetrievalRequest, Retriever } from './retriever.js';

/** By then something has changed under every single one of them. */
const MAX_ATTEMPTS = 10;

/** Documents that were found, and the language that their words were looked for in. */
export interface FoundHits {
  hits: DocumentHit[];
  answerability: Answerability;
  language: Language;
}

/** Finds documents by their passages. */
@Injectable()
export class DocumentFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly reader: KnowledgeReader,
    private readonly reranking: Reranking,
  ) {}

  /** The `topK` documents with the best passages, the best first, each with its best passages. */
  async find(request: RetrievalRequest): Promise<FoundHits> {
    const { topK, signal } = request;
    const reading = { topK, reread: this.reranking.depthFor(request.turns) };
    for (let attempt = 1; ; attempt += 1) {
      const asked = await this.retriever.ask(request, (search) =>
        this.reader.findDocuments(search, reading, signal),
      );
      const { ranking, documents } = asked.answer;
      const { answerability } = asked;
      const { language } = ranking;
      if (reading.reread === 0) return { hits: documents.hits, answerability, language };
      const { fused } = await this.reranking.order(request, asked);
      const found = bestOfDocuments(fused, topK);
      const { applicationId } = request;
      const read = await this.reader.readDocuments({ ...ranking, applicationId, found }, signal);
      // What was replaced while the model read would be found neither old nor new.
      if (read.isWhole || attempt === MAX_ATTEMPTS) return { hits: read.hits, answerability, language };
    }
  }
}
