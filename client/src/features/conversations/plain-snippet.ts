type Place = readonly number[];

/** Of a piece of a text: where marks of Markdown stand in it that belong together. It may begin and end anywhere. */
const MARKS: readonly RegExp[] = [
  // Fences of code, headings, quotes, items, and the lines below the heads of tables.
  /^[ \t]*((?:`{3,}|~{3,})[^\n`]*)$/dgm,
  /^[ \t]*(#{1,6}[ \t]+)/dgm,
  /^[ \t]*((?:>[ \t]?)+)/dgm,
  /^[ \t]*([-*+][ \t]+(?:\[[ xX]\][ \t]+)?)/dgm,
  /^([ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t:|-]*)?)$/dgm,
  /(?:^|(?<=\s))(\|)(?=\s|$)/dgm,
  // Links and pictures: all but their text. One that is cut has its address at one end of the piece.
  /(!?\[)[^\][\n]*(\]\([^)\n]*(?:\)|$))/dg,
  /^[^[\n]*?(\]\([^)\n]*\))/dg,
  // What makes words bold, slanted, struck out or code; a sign of multiplication or a name with lines in it is none.
  /(\*{2,3}|~~|`+)/dg,
  /(?<![\p{L}\p{N}*])(\*)(?=[^\s*])|(?<=[^\s*])(\*)(?![\p{L}\p{N}*])/dgu,
  /(?<![\p{L}\p{N}_])(_{1,2})(?=[^\s_])|(?<=[^\s_])(_{1,2})(?![\p{L}\p{N}_])/dgu,
];

/**
 * A piece of a Markdown text without its marks, and where the same places are in that. What stands in a place stays, also
 * where it is part of a mark, such as a word in the address of a link.
 */
export function plainSnippet(text: string, places: readonly Place[]): { text: string; places: Place[] } {
  const dropped = new Set(MARKS.flatMap((pattern) => dropsOf(text, pattern, places)));
  let plain = '';
  /** Where each unit of the text stands in what is left. */
  const at = Array.from({ length: text.length + 1 }, (_, index) => {
    const place = plain.length;
    if (index < text.length && !dropped.has(index)) plain += text.charAt(index);
    return place;
  });
  const moved = places.map(([start = 0, end = 0]) => [at[start] ?? plain.length, at[end] ?? plain.length]);
  return { text: plain, places: moved };
}

/** The units of the text that a kind of mark takes, wherever it takes none of the places. */
function dropsOf(text: string, pattern: RegExp, places: readonly Place[]): number[] {
  return [...text.matchAll(pattern)].flatMap(({ indices = [] }) => {
    const spans = indices.slice(1).filter((span) => span !== undefined);
    const isSought = spans.some(([from, to]) =>
      places.some(([start = 0, end = 0]) => start < to && end > from),
    );
    if (isSought) return [];
    return spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index));
  });
}
