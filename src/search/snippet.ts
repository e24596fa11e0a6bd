/** Where words stand in a text, in UTF-16 code units; the ends are exclusive. In order, and without overlaps. */
export type Place = readonly [start: number, end: number];

/** A piece of a text that shows where the words stand. */
export interface Snippet {
  text: string;
  /** Where it begins in the whole text. */
  start: number;
  /** Where the words stand in it. */
  highlights: Place[];
}

const LENGTH = 200;
/** How much of that stands before the first word, where there is so much. */
const BEFORE = 50;

/** The piece with most of the words in it, cut between words where that is possible. */
export function snippetOf(text: string, places: readonly Place[]): Snippet {
  const [from, to] = densest(places) ?? [0, 0];
  const start = startBefore(text, from);
  const end = endBehind(text, start, Math.min(to, start + LENGTH));
  const inside = places.filter(([placeStart]) => placeStart >= start && placeStart < end);
  return {
    text: text.slice(start, end),
    start,
    highlights: inside.map(([one, other]) => [one - start, Math.min(other, end) - start]),
  };
}

/** The first of most places that fit behind one another. */
function densest(places: readonly Place[]): Place | undefined {
  let best = places[0];
  let most = 1;
  let last = 0;
  for (const [index, place] of places.entries()) {
    const end = place[0] + LENGTH - BEFORE;
    while ((places[last]?.[1] ?? Infinity) <= end) last += 1;
    if (last - index > most) [best, most] = [place, last - index];
  }
  return best;
}

function startBefore(text: string, place: number): number {
  const start = Math.max(0, place - BEFORE);
  if (start === 0) return 0;
  const space = text.slice(start, place).search(/\s\S/u);
  return wholeCharacter(text, space === -1 ? start : start + space + 1);
}

function endBehind(text: string, start: number, atLeast: number): number {
  const end = start + LENGTH;
  if (end >= text.length) return text.length;
  const space = text.slice(atLeast, end).search(/\s\S*$/u);
  return wholeCharacter(text, space === -1 ? end : atLeast + space);
}

/** Never between the halves of a character. */
function wholeCharacter(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place;
}
