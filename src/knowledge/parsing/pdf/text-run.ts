import { asDrawn } from './visual-order.js';

/** What pdf.js says of a run of characters. */
export interface TextRun {
  str: string;
  /** `rtl` where it has put the characters into the order of reading. */
  dir: string;
  transform: number[];
  width: number;
  fontName: string;
}

/** A run at its place, with its signs as they are drawn from left to right. */
export interface PlacedRun {
  drawn: string;
  left: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** In quarters of a turn, 0 to 3. What lies between is taken for the next. */
  turns: number;
}

/** So many spaces in a row part columns, as tables in type of one width have them. */
const WIDE_SPACE = /(?<=\S) {3,}(?=\S)/g;

/** In the coordinates of the text itself, so that text that is turned reads like any other. In pieces, where it has wide spaces. */
export function place({ str, dir, transform, width, fontName }: TextRun): PlacedRun[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const scale = Math.hypot(a, b) || 1;
  const left = (e * a + f * b) / scale;
  const run = {
    y: (f * a - e * b) / scale,
    size: Math.hypot(c, d) || scale,
    font: fontName,
    turns: turnsOf(a, b),
  };
  const text = asDrawn(str, dir === 'rtl');
  const letterWidth = width / (text.length || 1);
  let start = 0;
  const pieces = text.split(WIDE_SPACE).map((drawn) => {
    const at = text.indexOf(drawn, start);
    start = at + drawn.length;
    return { ...run, drawn, left: left + at * letterWidth, right: left + start * letterWidth };
  });
  return pieces;
}

/** Only what is level to a tenth is taken for level: the marks across a page are not. */
function turnsOf(a: number, b: number): number {
  if (a > 0 && Math.abs(b) <= a / 10) return 0;
  const turns = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
  return turns === 0 ? 1 : turns;
}

/** The direction of most of a page's text: a page that lies on its side is read from there. */
export function mainTurns(runs: readonly PlacedRun[]): number {
  const lengths = [0, 0, 0, 0];
  for (const { turns, drawn } of runs) lengths[turns] = (lengths[turns] ?? 0) + drawn.trim().length;
  return lengths.indexOf(Math.max(...lengths));
}
