import { bestSentence, Wanted } from '../knowledge/documents/passages/best-sentence.js';
import { type Sentence, sentencesIn } from '../knowledge/documents/passages/sentences.js';
import { type Token } from '../knowledge/language/token.js';
import { analyse } from '../knowledge/language/text-analyser.js';
import { type Language } from '../applications/languages.js';
import { type CitationPlaceDto } from '../runs/citations.dto.js';
import { CitationReadings } from './citation-readings.js';
import { type Mention, mentionsIn } from '../runs/citations.js';
import { type ManifestPassageDto } from '../runs/manifest-passage.dto.js';

/** What stands between a citation and the one before it is what it is for; the rest of the sentence says what it is about. */
const SENTENCE_SHARE = 0.4;
/** What follows is for the next citation, unless nothing stands before, as in `According to [1], …`. */
const AFTER_SHARE = 0.2;
/** What was asked tells which of two sentences, and what to show where the reply is in other words. */
const ASKED_SHARE = 0.15;
/** A reply that cites more often, or more at once, has its first citations placed: this is done while others wait. */
const MAX_PLACES = 200;
/** No citation is for words that stand further away. */
const REACH = 2_000;

/** What is quoted right before a citation: it is told from words that are only like those of the passage by its marks. */
const QUOTED = /[“„«"]([^“”„«»"]+)[”“»"]\s*$/;

type Span = Pick<Mention, 'start' | 'end'>;
type Place = Omit<CitationPlaceDto, 'number' | 'at'>;

/**
 * Where each citation of a reply points: in its passage, the sentence with most of the words that the reply has right
 * before the citation, or all of what it quotes there where that is more than one.
 *
 * @param question that was answered.
 */
export function citationPlaces(
  text: string,
  passages: readonly ManifestPassageDto[],
  question: string,
): CitationPlaceDto[] {
  const byNumber = new Map(passages.map((passage) => [passage.number, passage]));
  const readings = new CitationReadings(question);
  const places: CitationPlaceDto[] = [];
  const mentions = mentionsIn(text).slice(0, MAX_PLACES);
  const cited = mentions.flatMap(({ numbers }, index) =>
    [...new Set(numbers)].flatMap((number) => {
      const passage = byNumber.get(number);
      return passage ? [{ index, number, passage }] : [];
    }),
  );
  for (const { index, number, passage } of cited.slice(0, MAX_PLACES)) {
    const { start: at } = mentions[index] ?? { start: 0 };
    const told = placeOf(passage, wantedAt(text, mentions, index, readings, passage.language), readings);
    const quoted = placeOfQuote(passage, text.slice(Math.max(0, at - REACH), at));
    // A single word in quotation marks is not what is quoted.
    const place = quoted && quoted.quote.length > (told?.quote.length ?? 0) ? quoted : told;
    if (place) places.push({ number, at, ...place });
  }
  return places;
}

/** @param before what the reply says up to the citation. @returns undefined where the passage has no such words. */
function placeOfQuote(
  { text, start: from, headings, sections = [] }: ManifestPassageDto,
  before: string,
): Place | undefined {
  const [, quote = ''] = QUOTED.exec(before) ?? [];
  const at = text.indexOf(quote);
  if (from === null || quote === '' || at === -1) return undefined;
  const start = from + at;
  const section = sections.findLast((each) => each.start <= start);
  return { start, end: start + quote.length, quote, headings: [...(section?.headings ?? headings)] };
}

function placeOf(
  passage: ManifestPassageDto,
  weights: ReadonlyMap<string, number>,
  readings: CitationReadings,
): Place | undefined {
  const { text, start: from, language, sentences: spans, sections = [] } = passage;
  // A run from before this was kept.
  if (from === null || language === undefined || !spans) return undefined;
  const sentences = spans.map(([start, end]): Sentence => {
    const section = sections.findLast((each) => each.start <= start);
    return { start: start - from, end: end - from, headings: section?.headings ?? passage.headings };
  });
  const tokens = readings.tokensOf(passage, language).filter(({ term }) => weights.has(term));
  const best = bestSentence(sentences, tokens, new Wanted(weights, language));
  if (!best) return undefined;
  const { start, end, headings } = best;
  return { start: from + start, end: from + end, quote: text.slice(start, end), headings: [...headings] };
}

/** The words that a citation is for, by their terms, and how much each matters. */
function wantedAt(
  text: string,
  mentions: readonly Mention[],
  index: number,
  readings: CitationReadings,
  language: Language = 'none',
): Map<string, number> {
  const mention = mentions[index] ?? { start: 0, end: 0 };
  const sentence = sentenceAround(text, mention, language);
  // `[1][2]` are for the same.
  const before = mentions
    .slice(0, index)
    .findLast(({ end }) => hasWords(text.slice(end, mention.start)) && end >= sentence.start);
  const others = new Set(mentions);
  const words = (span: Span): Token[] => analyse(without(text, span, others), language);
  const wanted = new Map<string, number>();
  const want = (said: readonly Token[], weight: number): void => {
    for (const { term, isStopWord } of said) {
      const share = isStopWord ? 0 : weight;
      if (share > (wanted.get(term) ?? 0)) wanted.set(term, share);
    }
  };
  const own = { start: before?.end ?? sentence.start, end: mention.start };
  want(words(own), 1);
  want(words({ start: sentence.start, end: mention.start }), SENTENCE_SHARE);
  want(words({ start: mention.end, end: sentence.end }), AFTER_SHARE);
  want(readings.askedIn(language), ASKED_SHARE);
  return wanted;
}

/** The sentence that a citation belongs to: it stands in it, or behind its end. */
function sentenceAround(text: string, { start, end }: Span, language: Language): Span {
  const line = lineBefore(text, start);
  const after = text.indexOf('\n', end);
  const stop = Math.min(after === -1 ? text.length : after, end + REACH);
  // A row of a table is one, whatever stops are in its cells.
  if (text.slice(line, stop).trimStart().startsWith('|')) return { start: line, end: stop };
  const said = sentencesIn(text.slice(line, start), language, line).findLast((span) =>
    hasWords(text.slice(span.start, span.end)),
  );
  const rest = sentencesIn(text.slice(end, stop), language, end).find((span) => span.end > span.start);
  const isOver = /[.!?…。！？]["'”’»)\]]*\s*$/.test(text.slice(line, start));
  return { start: said?.start ?? line, end: isOver ? end : (rest?.end ?? end) };
}

/** Where the line begins that a citation is in; that above, where the citation is all of its line. */
function lineBefore(text: string, at: number): number {
  const least = Math.max(0, at - REACH);
  const lines = text.slice(least, at).split('\n');
  const last = Math.max(0, lines.findLastIndex(hasWords));
  return at - lines.slice(last).join('\n').length;
}

/** What is said in a stretch, without the numbers of citations. */
function without(text: string, { start, end }: Span, mentions: ReadonlySet<Mention>): string {
  const pieces: string[] = [];
  let from = start;
  for (const mention of mentions) {
    if (mention.start < from || mention.end > end) continue;
    pieces.push(text.slice(from, mention.start));
    from = mention.end;
  }
  return [...pieces, text.slice(from, Math.max(from, end))].join(' ');
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text) || /\p{N}/u.test(text.replace(/\[[\d\s,;]*\]/g, ''));
}
