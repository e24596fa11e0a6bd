import { BLOCK_KINDS, type BlockKind, type StructuredText } from '../../parsing/structured-text.js';
import { HeadingPath } from './heading-path.js';
import { type PassageSpan } from './passage-splitter.js';

/** A block of a document as far as a passage has it. Offsets are UTF-16 code units of the passage's text. */
export interface PassagePart {
  kind: BlockKind;
  start: number;
  end: number;
  /** Of a heading: the path that holds from here on, itself the last. */
  headings?: readonly string[];
}

/** The parts of each passage. @param spans of the document, in its order. */
export function partsOf(
  document: StructuredText,
  spans: readonly Pick<PassageSpan, 'start' | 'end'>[],
): PassagePart[][] {
  const path = new HeadingPath(document);
  let next = 0;
  return spans.map((span) => {
    const parts: PassagePart[] = [];
    for (; ; next += 1) {
      const block = document.blocks[next];
      if (!block || block.start >= span.end) return parts;
      const [start, end] = [Math.max(block.start, span.start), Math.min(block.end, span.end)];
      if (start < end) {
        const headings = block.kind === 'heading' ? { headings: path.at(block.start) } : {};
        parts.push({ kind: block.kind, start: start - span.start, end: end - span.start, ...headings });
      }
      // The rest of it is the next passage's.
      if (block.end > span.end) return parts;
    }
  });
}

type StoredPart = [start: number, end: number, kind: number, headings?: readonly string[]];

/** As JSON, in few bytes: kinds by their places in the list, which only grows at its end. */
export function writeParts(parts: readonly PassagePart[]): string {
  const stored = parts.map(({ kind, start, end, headings }): StoredPart => {
    const place = [start, end, BLOCK_KINDS.indexOf(kind)] as const;
    return headings ? [...place, headings] : [...place];
  });
  return JSON.stringify(stored);
}

export function readParts(json: string): PassagePart[] {
  return (JSON.parse(json) as StoredPart[]).map(([start, end, kind, headings]) => ({
    ...{ kind: BLOCK_KINDS[kind] ?? 'paragraph', start, end },
    ...(headings && { headings }),
  }));
}
