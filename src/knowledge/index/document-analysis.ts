import { type Language } from '../../applications/languages.js';
import { indexTerms, type PassageTerms } from '../documents/passages/passage-terms.js';
import { type PassagePart, partsOf } from '../documents/passages/passage-parts.js';
import { type PassageSpan, splitPassages } from '../documents/passages/passage-splitter.js';
import { isMeasured } from '../language/expansion.js';
import { parseText } from '../parsing/markdown/parse-text.js';
import { expandingText } from '../parsing/parse-failures.js';
import { type TextBlock } from '../parsing/structured-text.js';
import { PostingList } from './words/posting-list.js';

/** So many passages are analysed without a pause. */
const PASSAGES_AT_ONCE = 32;
/** Of so many the terms are in memory at the same time: those of Chinese come to 200 MB. */
export const PART_PASSAGES = 1_024;

/** A piece of a document, with its terms. */
export interface AnalysedPassage {
  span: PassageSpan;
  parts: readonly PassagePart[];
  terms: PassageTerms;
}

/** All that the passages of a document are made from. */
export interface AnalysisInput {
  documentId: string;
  title: string;
  text: string;
  /** The blocks of its file, as JSON; undefined where its text itself tells. */
  structure: string | undefined;
  language: Language;
}

/**
 * Cuts a document and makes terms of it, a little at a time: a long one takes seconds, and others wait for the thread. A
 * very long one is made in parts, as its terms take many times the memory of its text.
 */
export class DocumentAnalysis {
  /** Of the part that is being made. */
  passages: AnalysedPassage[] = [];
  /** How many passages the parts before it have. */
  from = 0;
  private cuts: readonly Omit<AnalysedPassage, 'terms'>[] | undefined;
  private list: PostingList | undefined;

  constructor(
    readonly input: AnalysisInput,
    private readonly partPassages = PART_PASSAGES,
  ) {}

  /** All of it in one part, without a pause. @throws ParseError where the text is nothing to be read. */
  static of(input: AnalysisInput): DocumentAnalysis {
    const analysis = new DocumentAnalysis(input, Infinity);
    while (!analysis.isDone) analysis.advance();
    return analysis;
  }

  /** Whether the part is made. */
  get isDone(): boolean {
    return this.cuts !== undefined && this.passages.length === this.end - this.from;
  }

  get hasParts(): boolean {
    return this.count > this.partPassages;
  }

  get isLastPart(): boolean {
    return this.cuts !== undefined && this.end === this.count;
  }

  /** How many passages the document has, once it is cut. */
  get count(): number {
    return this.cuts?.length ?? 0;
  }

  /** How many postings the part comes to. */
  get size(): number {
    return this.passages.reduce((sum, { terms }) => sum + terms.frequencies.size, 0);
  }

  /** The part's postings in the order of the index; its ordinals are those within the part. */
  get postings(): PostingList {
    return this.list ?? this.sort();
  }

  private get end(): number {
    return Math.min(this.from + this.partPassages, this.count);
  }

  /** Goes on to the next part, and forgets the one before. */
  next(): void {
    this.from = this.end;
    this.passages = [];
    this.list = undefined;
  }

  /** Makes the part's postings ahead of when they are asked for: of a long document that takes seconds. */
  sort(): PostingList {
    return (this.list ??= new PostingList(this.passages.map(({ terms }) => terms)));
  }

  advance(): void {
    const { title, language } = this.input;
    if (!this.cuts) {
      this.cuts = cut(this.input);
      return;
    }
    const from = this.from + this.passages.length;
    for (const { span, parts } of this.cuts.slice(from, Math.min(from + PASSAGES_AT_ONCE, this.end))) {
      this.passages.push({ span, parts, terms: indexTerms(title, span.text, language) });
    }
  }

  isOf(other: AnalysisInput): boolean {
    const { input } = this;
    return (
      input.documentId === other.documentId &&
      input.title === other.title &&
      input.language === other.language &&
      input.text === other.text &&
      input.structure === other.structure
    );
  }
}

function cut({ title, text, structure }: AnalysisInput): Omit<AnalysedPassage, 'terms'>[] {
  if (!isMeasured(text)) throw expandingText();
  const blocks = structure === undefined ? undefined : (JSON.parse(structure) as TextBlock[]);
  const document = blocks ? { text, title, blocks } : parseText(text);
  const spans = splitPassages(document);
  const parts = partsOf(document, spans);
  return spans.map((span, index) => ({ span, parts: parts[index] ?? [] }));
}
