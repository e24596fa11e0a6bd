import { type PdfLine } from './pdf-line.js';

const HEADING_SCALE = 1.15;
const MAX_HEADING_LENGTH = 200;
/** A sum in large type, as posters show them, names nothing. */
const AMOUNT = /^(?:\p{Sc}|\p{Lu}{3})?\s*\d[\d.,\s]*(?:\p{Sc}|\p{Lu}{3}|%)?$/u;

/** What is usual in a document, against which its lines are judged. */
export interface PdfMeasures {
  /** Of most of the text, in points. */
  bodySize: number;
  /** From one line of a paragraph to the next, as a multiple of the size. */
  lineHeight: number;
  /** 1 to 6, the largest type first; undefined for a line that is no heading. */
  headingLevel(line: PdfLine): number | undefined;
}

/** @param flow the lines in the order of reading, without those of tables; all where that is not known yet. */
export function measure(lines: readonly PdfLine[], flow: readonly PdfLine[] = lines): PdfMeasures {
  const bodySize = mostFrequent(lines.map(({ size, text }) => [rounded(size), text.length])) ?? 10;
  const steps = flow.flatMap((line, index) => {
    const above = flow[index - 1];
    const step = above && rounded(above.size) === rounded(line.size) ? (above.y - line.y) / line.size : 0;
    return step > 0.5 && step < 3 ? [[Math.round(step * 20) / 20, 1] as const] : [];
  });
  const isHeading = ({ size, text, isTurned, isAside }: PdfLine) =>
    !isTurned &&
    isAside !== true &&
    size >= bodySize * HEADING_SCALE &&
    text.length <= MAX_HEADING_LENGTH &&
    /\p{L}/u.test(text) &&
    !AMOUNT.test(text);
  const sizes = [...new Set(lines.filter(isHeading).map(({ size }) => rounded(size)))].sort((a, b) => b - a);
  return {
    bodySize,
    lineHeight: mostFrequent(steps) ?? 1.2,
    headingLevel: (line) =>
      isHeading(line) ? Math.min(6, sizes.indexOf(rounded(line.size)) + 1) : undefined,
  };
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

function mostFrequent(values: readonly (readonly [value: number, weight: number])[]): number | undefined {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce<[number, number] | undefined>(
    (best, entry) => (best && best[1] >= entry[1] ? best : entry),
    undefined,
  )?.[0];
}
