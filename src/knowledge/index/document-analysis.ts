import { type Language } from '../../applications/languages.js';
import { indexTerms, type PassageTerms } from '../documents/passages/passage-terms.js';
import { type PassageSpan, splitPassages } from '../documents/passages/passage-splitter.js';
import { isMeasured } from '../language/expansion.js';
import { parseText } from '../parsing/markdown/parse-text.js';
import { expandingText } from '../parsing/parse-failures.js';
import { type TextBlock } from '../parsing/structured-text.js';
import { PostingList } from './words/posting-list.js';

/** So many passages are analysed without a pause. */
const PASSAGES_AT_ONCE = 32;

/** A piece of a document, with its terms. */
export interface AnalysedPassage {
  span: PassageSpan;
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

/** Cuts a document and makes terms of it, a little at a time: a long one takes seconds, and others wait for the thread. */
export class DocumentAnalysis {
  readonly passages: AnalysedPassage[] = [];
  private spans: readonly PassageSpan[] | undefined;
  private list: PostingList | undefined;

  constructor(readonly input: AnalysisInput) {}

  /** All of it, without a pause. @throws ParseError where the text is nothing to be read. */
  static of(input: AnalysisInput): DocumentAnalysis {
    const analysis = new DocumentAnalysis(input);
    while (!analysis.isDone) analysis.advance();
    return analysis;
  }

  get isDone(): boolean {
    return this.passages.length === this.spans?.length;
  }

  /** How many postings it comes to. */
  get size(): number {
    return this.passages.reduce((sum, { terms }) => sum + terms.frequencies.size, 0);
  }

  /** Its postings in the order of the index. */
  get postings(): PostingList {
    return this.list ?? this.sort();
  }

  /** Makes its postings ahead of when they are asked for: of a long document that takes seconds. */
  sort(): PostingList {
    return (this.list ??= new PostingList(this.passages.map(({ terms }) => terms)));
  }

  advance(): void {
    const { title, language } = this.input;
    if (!this.spans) {
      this.spans = cut(this.input);
      return;
    }
    const from = this.passages.length;
    for (const span of this.spans.slice(from, from + PASSAGES_AT_ONCE)) {
      this.passages.push({ span, terms: indexTerms(title, span.text, language) });
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

function cut({ title, text, structure }: AnalysisInput): PassageSpan[] {
  if (!isMeasured(text)) throw expandingText();
  const blocks = structure === undefined ? undefined : (JSON.parse(structure) as TextBlock[]);
  return splitPassages(blocks ? { text, title, blocks } : parseText(text));
}
