import { type JsonObject } from '../common/json.js';
import { type FoundPassages } from '../knowledge/retrieval/passage-finder.js';
import { type RankedPassage } from '../knowledge/retrieval/ranked-passage.js';
import { type ManifestPassage } from './manifest.js';

/** How passages were looked for and found, as it is stored and as the API answers it. */
export function toTraceJson(found: FoundPassages, injected: readonly ManifestPassage[]): JsonObject {
  const { language, terms, rewritten } = found.retrieval;
  return {
    query: {
      language,
      rewritten: rewritten ?? null,
      terms: terms.map(({ term, weight, from }) => ({ term, weight, from })),
    },
    legs: found.legs.map(({ name, tookMs, error, candidates }) => ({
      name,
      took_ms: tookMs,
      error,
      candidates: candidates.map(toRankJson),
    })),
    fused: found.fused.map(toRankJson),
    injected: injected.map(({ number, passageId, documentId, title }) => ({
      number,
      passage_id: passageId,
      document_id: documentId,
      title,
    })),
  };
}

function toRankJson({ rank, passageId, documentId, title, headings, score }: RankedPassage): JsonObject {
  return { rank, passage_id: passageId, document_id: documentId, title, headings: [...headings], score };
}
