import { type FoundPassages } from '../retrieval/passage-finder.js';
import { DEFAULT_WEIGHTS } from '../../applications/search-weights.js';
import { KnowledgeManager, type KnowledgeQuery } from '../knowledge-manager.js';
import { type RetrievedPassage } from '../index/hits/search-result.js';

const JUDGED = { answerability: { value: 0.8, fit: 0.7, closeness: 0 }, threshold: 0.18 };

/** Knowledge that finds what the test says, and remembers what was looked for. */
export class FakeKnowledge extends KnowledgeManager {
  found: RetrievedPassage[] = [];
  readonly queries: KnowledgeQuery[] = [];
  /** The conversations that have files. */
  readonly withFiles = new Set<string>();

  constructor() {
    const nothing = undefined as never;
    // What is stored is never asked for.
    super(nothing, nothing, nothing, nothing, nothing, nothing);
  }

  override hasOwn(_: string, conversationId: string): Promise<boolean> {
    return Promise.resolve(this.withFiles.has(conversationId));
  }

  override async retrieve(query: KnowledgeQuery): Promise<FoundPassages> {
    this.queries.push(query);
    query.signal?.throwIfAborted();
    const rewritten = await query.rewritten;
    return {
      passages: this.found,
      retrieval: {
        language: 'en',
        terms: [],
        rewritten,
        legs: [],
        weights: DEFAULT_WEIGHTS,
        fused: [],
        ...JUDGED,
      },
      legs: [],
      fused: [],
    };
  }
}

/** A passage of a document of its own. */
export function aRetrievedPassage(
  number: number,
  text: string,
  title = `Document ${number}`,
): RetrievedPassage {
  const documentId = `doc_${number}`;
  return {
    passage: {
      ...{ id: `psg_${number}`, number, documentId, ordinal: 0, headings: ['Fees'], text },
      ...{ startOffset: 10, endOffset: 10 + text.length },
    },
    document: {
      ...{ id: documentId, applicationId: 'app', title, category: 'general', metadata: {} },
      ...{ contentHash: '', state: 'ready', failure: null, warnings: [], enabled: true, version: 2 },
      ...{
        mediaType: 'text/plain',
        fileName: null,
        characters: 500,
        passages: 1,
        createdAt: 0,
        updatedAt: 0,
      },
    },
    score: 1 / number,
  };
}
