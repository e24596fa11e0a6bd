import { type Language } from '../../../applications/languages.js';
import { type DocumentSummary, type KnowledgeDocument } from '../../documents/document.js';
import { type Passage } from '../../documents/passages/passage.js';
import { type Sentence } from '../../documents/passages/sentences.js';
import { type QueryTerm } from '../words/query-builder.js';
import { type ScoredPassage } from '../words/scores.repository.js';

/** From and to (exclusive), in UTF-16 code units of the passage's text. */
export type Highlight = [start: number, end: number];

/** A passage that was found, and how well it fits; scores compare within one search only. */
export interface PassageHit {
  passage: Passage;
  score: number;
  /** The words that were looked for. */
  highlights: Highlight[];
  /** What of it has most of what was looked for; undefined where none has any of it. */
  sentence: Sentence | undefined;
}

/** A document that was found: its score is that of its best passage. */
export interface DocumentHit {
  document: KnowledgeDocument;
  score: number;
  /** The best passages, the best first. */
  passages: PassageHit[];
}

/** Passages to be read with the documents that they are of. */
export interface HitRequest {
  applicationId: string;
  /** The best first. */
  found: readonly ScoredPassage[];
  /** What was looked for, and the language that it was looked for in. */
  terms: readonly QueryTerm[];
  language: Language;
}

/** What could be read. */
export interface FoundDocuments {
  hits: DocumentHit[];
  /** Whether all that was found was still there. */
  isWhole: boolean;
}

/** A passage as a reply uses and cites it. */
export interface RetrievedPassage {
  passage: Passage;
  document: DocumentSummary;
  score: number;
}
