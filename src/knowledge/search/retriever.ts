import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { Clock } from '../../common/clock.js';
import { type SearchFilter } from '../documents/search-filter.js';
import { KnowledgeIndex } from '../indexing/knowledge-index.js';
import { CorpusLanguage } from './corpus-language.js';
import { type Leg } from './candidate.js';
import { type QueryTerm, type Turn } from './query-builder.js';
import { type ScoredPassage } from './scores.repository.js';

/** What to look for. */
export interface RetrievalRequest {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter: SearchFilter;
  /** How many candidates each way of looking may come to. */
  depth: number;
}

/** Everything that was looked for and found on the way. */
export interface Retrieval {
  /** What the words were looked for in. */
  language: Language;
  terms: readonly QueryTerm[];
  legs: readonly Leg[];
  /** What the legs came to together, the best first. */
  fused: readonly ScoredPassage[];
}

/** Looks for passages in every way there is, and puts together what each comes to. */
@Injectable()
export class Retriever {
  constructor(
    private readonly index: KnowledgeIndex,
    private readonly languages: CorpusLanguage,
    private readonly clock: Clock,
  ) {}

  async retrieve({ applicationId, turns, filter, depth }: RetrievalRequest): Promise<Retrieval> {
    const startedAt = this.clock.now();
    const ranking = await this.index.rankByWords({ applicationId, turns, filter, limit: depth });
    const { language, terms, candidates } = ranking;
    await this.languages.check(applicationId, language);
    const leg: Leg = { name: 'lexical', tookMs: this.clock.now() - startedAt, error: null, candidates };
    return { language, terms, legs: [leg], fused: candidates };
  }
}
