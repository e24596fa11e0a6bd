import { type PassagePart } from './passage-parts.js';

/** The piece of a document that is found and cited. Offsets are UTF-16 code units of the content. */
export interface Passage {
  id: string;
  /** What the index calls it: unique within the application's corpus. */
  number: number;
  documentId: string;
  /** 0, 1, 2 … within the document. */
  ordinal: number;
  startOffset: number;
  endOffset: number;
  /** The headings above it, the outermost first. */
  headings: readonly string[];
  text: string;
  /** Its blocks, and the headings among them; absent of one from before this was kept. */
  parts?: readonly PassagePart[];
}
