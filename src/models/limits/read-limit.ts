const NUMBER = String.raw`(\d[\d,_.]{2,})`;

/** Where providers put the limit, when they say that a prompt was too long. */
const PLACES = [
  `maximum (?:context|prompt|model|input) length (?:is|of) ${NUMBER}`,
  `tokens allowed \\(?${NUMBER}`,
  `context size \\(${NUMBER}`,
  `n_ctx:? ?=? ?${NUMBER}`,
  `context length of only ${NUMBER}`,
  `context (?:length|window|size) (?:is|of|\\() ?${NUMBER}`,
  `with ${NUMBER} maximum context`,
  `> ${NUMBER} maximum`,
  `must be <= ?${NUMBER}`,
  `cannot exceed ${NUMBER}`,
  `should be \\[\\d+, ?${NUMBER}`,
  `limit:? ${NUMBER}`,
  `max(?:imum)? (?:size|length|tokens|context)(?: is|:)? ?${NUMBER}`,
].map((place) => new RegExp(place, 'i'));

/** How many tokens a model can read, as its refusal of a prompt says; undefined where it does not. */
export function readLimit(words: string): number | undefined {
  for (const place of PLACES) {
    const digits = place.exec(words)?.[1]?.replace(/\D/g, '');
    if (digits !== undefined) return Number(digits);
  }
  return undefined;
}
