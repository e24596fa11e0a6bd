/** A piece of a text, and whether it is a word that was looked for. */
export interface Piece {
  text: string;
  sought: boolean;
}

/** @param spans from and to (exclusive), in their order; those that overlap or lie outside count as far as they can. */
export function highlighted(text: string, spans: readonly (readonly number[])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from = 0, to = 0] of spans) {
    const start = Math.max(at, from);
    const end = Math.min(text.length, to);
    if (end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), sought: false });
    pieces.push({ text: text.slice(start, end), sought: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), sought: false });
  return pieces;
}
