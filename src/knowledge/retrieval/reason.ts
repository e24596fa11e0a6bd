import { bestPlace, type ExplainedLeg } from './explained-leg.js';
import { type Standing } from './explanation.js';
import { lackOf } from './lack.js';

const WAYS: Record<ExplainedLeg['name'], string> = {
  lexical: 'by words',
  semantic: 'by meaning',
  rerank: 'after reranking',
};

/** The places by meaning are exact here, where a search saves time. */
const MISSED = 'missed by the search, which compares only the vectors that seem close';

/**
 * Says in some sentences why a document is among the results, or is not.
 * @param place its place among all documents that were found, also beyond the `topK` results; null where it has none.
 */
export function tellReason(standing: Standing, place: number | null, topK: number): string {
  const obstacle = place === null ? obstacleOf(standing) : undefined;
  if (obstacle !== undefined) return `It cannot be found: ${obstacle}.`;
  const { legs } = standing;
  return [
    ...tellPlace(standing, place, topK),
    ...tellNear(standing),
    ...legs.flatMap(tellFailure),
    ...tellGaps(standing),
  ].join(' ');
}

function obstacleOf({ document, words }: Standing): string | undefined {
  if (!document) return 'the application has no such document';
  if (document.state === 'failed') return 'reading it has failed';
  if (document.state !== 'ready') return `it is ${document.state}`;
  if (!document.enabled) return 'it is disabled';
  return words.passesFilter ? undefined : 'the filter does not let it through';
}

function tellPlace(standing: Standing, place: number | null, topK: number): string[] {
  const { legs, words } = standing;
  const places = legs.flatMap(tellBest);
  const lacks = legs.flatMap((leg) => lackOf(leg, standing));
  if (place === null && places.length === 0) {
    const isAll = words.terms.length === 0 && legs.every(({ found }) => found === 0);
    return [`${isAll ? 'Nothing' : 'It'} is ${isAll ? '' : 'not '}found: ${lacks.join(', and ')}.`];
  }
  const best =
    places.length > 0 ? `: its best passage${places.length > 1 ? 's are' : ' is'} ${enumerate(places)}` : '';
  const others = lacks.map((lack) => `${lack.charAt(0).toUpperCase()}${lack.slice(1)}.`);
  if (place !== null && place <= topK) {
    return [`It is found, as number ${place} of the documents${best}.`, ...others];
  }
  const instead = place === null ? '' : `, but number ${place}`;
  return [`It is not among the first ${topK} documents${instead}${best}.`, ...others];
}

/** The best place in one way of looking, and whether the search went that far. */
function tellBest(leg: ExplainedLeg): string[] {
  const best = bestPlace(leg);
  if (!best) return [];
  const place = `number ${best.rank} of ${leg.found} ${WAYS[leg.name]}`;
  if (best.isConsidered) return [place];
  if (best.rank > leg.depth) return [`${place} (only the first ${leg.depth} are considered)`];
  return [leg.name === 'semantic' ? `${place} (${MISSED})` : place];
}

/** What was taken for a slip of the finger. */
function tellNear({ words }: Standing): string[] {
  const near = words.terms.filter(({ typed }) => typed !== undefined);
  return [...Map.groupBy(near, ({ typed }) => typed)].map(
    ([typed, terms]) =>
      `No passage has "${typed}", so it was looked for by ${enumerate(terms.map(({ term }) => `"${term}"`))}.`,
  );
}

function tellFailure({ name, error }: ExplainedLeg): string[] {
  if (error === null) return [];
  const what =
    name === 'rerank'
      ? 'Reranking failed, so the order is that from before it'
      : 'The search by meaning failed, so words alone count';
  return [`${what}: ${error}${/[.!?]$/.test(error) ? '' : '.'}`];
}

function tellGaps({ withoutVector, words }: Standing): string[] {
  const all = words.passages.length;
  if (withoutVector === null || withoutVector === 0 || all === 0) return [];
  if (all === 1) return ['So far, its passage has no vector.'];
  if (withoutVector >= all) return [`So far, none of its ${all} passages has a vector.`];
  return [
    `So far, ${withoutVector} of its ${all} passages ${withoutVector === 1 ? 'has' : 'have'} no vector.`,
  ];
}

function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
