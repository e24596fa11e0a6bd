import { type Language } from '../../../applications/languages.js';
import { parseText } from '../../parsing/markdown/parse-text.js';
import { type Passage } from './passage.js';
import { type PassagePart } from './passage-parts.js';

/** What of a passage can be cited by itself: a sentence, a row of a table, a line of code. */
export interface Sentence {
  /** In UTF-16 code units of the passage's text, the end exclusive. */
  start: number;
  end: number;
  /** The headings above it, the outermost first. */
  headings: readonly string[];
}

type Span = Pick<Sentence, 'start' | 'end'>;

/** What begins an item of a list, and is none of its words. */
const MARKER = /^\s*(?:[-*+•‣◦–]|\(?(?:\d{1,9}|\p{L})[.)])\s+(?:\[[ xX]\]\s+)?|^\s*(?:>\s?)+/u;
/** No sentence ends behind an initial, or a short word with a capital as `Dr.` or `Art.`; units and `APY.` may. */
const ABBREVIATION = /(?:^|[\s.(])(?:\p{Lu}\p{Ll}{0,2}|(?<!\d\s)\p{L})\.\s*$/u;
const LETTER = /[\p{L}\p{N}]/u;

const segmenters = new Map<Language, Intl.Segmenter>();

/**
 * The sentences of a passage in their order, none overlapping; each in one block, whole lines of tables and of code.
 * A passage of headings alone has those.
 */
export function sentencesOf(
  passage: Pick<Passage, 'text' | 'headings' | 'parts'>,
  language: Language,
): Sentence[] {
  const { text } = passage;
  // Passages from before their parts were kept are read as Markdown is, in which most of them are written.
  const parts: readonly PassagePart[] = passage.parts ?? parseText(text).blocks;
  const sentences: Sentence[] = [];
  const titles: Sentence[] = [];
  let { headings } = passage;
  for (const part of parts) {
    if (part.kind === 'heading') headings = part.headings ?? headings;
    const found = part.kind === 'heading' ? titles : sentences;
    for (const span of spansOf(text, part, language)) found.push({ ...span, headings });
  }
  return sentences.length > 0 ? sentences : titles;
}

function spansOf(text: string, { kind, start, end }: PassagePart, language: Language): Span[] {
  switch (kind) {
    case 'table-row':
    case 'heading':
      return trimmed(text, [{ start, end }]);
    case 'code':
      return trimmed(text, linesOf(text, start, end));
    case 'list-item':
    case 'paragraph': {
      const from = start + (MARKER.exec(text.slice(start, end))?.[0].length ?? 0);
      return trimmed(text, sentencesIn(text.slice(from, end), language, from));
    }
  }
}

/** The sentences of running text. Its lines may be broken anywhere. @param offset where the text begins. */
export function sentencesIn(text: string, language: Language, offset = 0): Span[] {
  const spans: Span[] = [];
  // A line break of one character, or of two, becomes as many spaces: the places stay.
  const running = text.replace(/[\r\n\u2028\u2029]/g, ' ');
  for (const { segment, index } of segmenterOf(language).segment(running)) {
    const last = spans.at(-1);
    const start = offset + index;
    if (last && ABBREVIATION.test(running.slice(last.start - offset, index)))
      last.end = start + segment.length;
    else spans.push({ start, end: start + segment.length });
  }
  return spans;
}

function linesOf(text: string, start: number, end: number): Span[] {
  const lines: Span[] = [];
  for (let from = start; from < end;) {
    const found = text.indexOf('\n', from);
    const to = found === -1 || found > end ? end : found + 1;
    lines.push({ start: from, end: to });
    from = to;
  }
  return lines;
}

/** Without white space around them, and without those that say nothing. */
function trimmed(text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap(({ start, end }) => {
    const said = text.slice(start, end);
    if (!LETTER.test(said)) return [];
    const from = start + said.length - said.trimStart().length;
    return [{ start: from, end: from + said.trim().length }];
  });
}

function segmenterOf(language: Language): Intl.Segmenter {
  const locale = language === 'none' ? 'en' : language;
  const known = segmenters.get(language) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}
