import { type DocumentSummary, type KnowledgeDocument } from '../documents/document.js';
import { type Passage } from '../passages/passage.js';

/** From and to (exclusive), in UTF-16 code units of the passage's text. */
export type Highlight = [start: number, end: number];

/** A passage that was found, and how well it fits; scores compare within one search only. */
export interface PassageHit {
  passage: Passage;
  score: number;
  /** The words that were looked for. */
  highlights: Highlight[];
}

/** A document that was found: its score is that of its best passage. */
export interface DocumentHit {
  document: KnowledgeDocument;
  score: number;
  /** The best passages, the best first. */
  passages: PassageHit[];
}

/** A passage as a reply uses and cites it. */
export interface RetrievedPassage {
  passage: Passage;
  document: DocumentSummary;
  score: number;
}
