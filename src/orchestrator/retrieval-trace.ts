import { type FoundPassages } from '../knowledge/retrieval/passage-finder.js';
import { type RankedPassage } from '../knowledge/retrieval/ranked-passage.js';
import { type ManifestPassageDto } from '../runs/manifest-passage.dto.js';
import { type FoundTrace, type TraceCandidateDto } from '../runs/retrieval.dto.js';

/**
 * How passages were looked for and found, as it is stored and as the API answers it.
 * @param words what was said, by the terms that it was looked for by.
 */
export function toTrace(
  found: FoundPassages,
  injected: readonly ManifestPassageDto[],
  words: ReadonlyMap<string, string[]> = new Map(),
): FoundTrace {
  const { language, terms, rewritten, weights, answerability, threshold } = found.retrieval;
  return {
    query: {
      language,
      rewritten: rewritten ?? null,
      terms: terms.map(({ term, weight, from, typed }) => ({
        ...{ term, weight, from },
        ...(typed !== undefined && { typed }),
        ...(words.has(term) && { words: words.get(term) ?? [] }),
      })),
    },
    legs: found.legs.map(({ name, tookMs, error, fullScore, weight, candidates }) => ({
      name,
      took_ms: tookMs,
      error,
      full_score: fullScore ?? null,
      weight: weight ?? null,
      candidates: candidates.map(toCandidate),
    })),
    weights: { ...weights },
    fused: found.fused.map(toCandidate),
    answerability: { ...answerability, threshold },
    injected: injected.map(({ number, passage_id, document_id, title }) => ({
      number,
      passage_id,
      document_id,
      title,
    })),
  };
}

function toCandidate(ranked: RankedPassage): TraceCandidateDto {
  const { rank, passageId, documentId, title, headings, score } = ranked;
  return { rank, passage_id: passageId, document_id: documentId, title, headings: [...headings], score };
}
