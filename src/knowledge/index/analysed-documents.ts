import { type Language } from '../../applications/languages.js';
import { indexTerms, type PassageTerms } from '../documents/passages/passage-terms.js';
import { type PassageSpan, splitPassages } from '../documents/passages/passage-splitter.js';
import { parseText } from '../parsing/markdown/parse-text.js';
import { type TextBlock } from '../parsing/structured-text.js';

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

/**
 * Cuts documents and makes terms of them, ahead of when that is wanted: a long text takes seconds, in which nobody must
 * be kept from writing. What is asked for is made from exactly what is asked about, whether it was made before or not.
 */
export class AnalysedDocuments {
  private made: { input: AnalysisInput; passages: AnalysedPassage[] }[] = [];

  /** Makes those of the documents, and forgets all others. */
  prepare(inputs: readonly AnalysisInput[]): void {
    this.made = inputs.map((input) => ({ input, passages: analyse(input) }));
  }

  /** The passages of a document. They are given once: they take many times the memory of the text. */
  take(input: AnalysisInput): AnalysedPassage[] {
    const made = this.made.find((one) => isSame(one.input, input));
    this.made = this.made.filter((one) => one !== made);
    return made ? made.passages : analyse(input);
  }

  /** Nobody asks for what is left. */
  forget(): void {
    this.made = [];
  }
}

function analyse({ title, text, structure, language }: AnalysisInput): AnalysedPassage[] {
  const blocks = structure === undefined ? undefined : (JSON.parse(structure) as TextBlock[]);
  const spans = splitPassages(blocks ? { text, title, blocks } : parseText(text));
  return spans.map((span) => ({ span, terms: indexTerms(title, span.text, language) }));
}

function isSame(one: AnalysisInput, other: AnalysisInput): boolean {
  return (
    one.documentId === other.documentId &&
    one.title === other.title &&
    one.language === other.language &&
    one.text === other.text &&
    one.structure === other.structure
  );
}
