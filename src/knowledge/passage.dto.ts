import { type Passage } from './documents/passages/passage.js';

/** The piece of a document that is searched and cited. */
export class PassageDto {
  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** 0, 1, 2 … within the document. @example 0 */
  ordinal: number;

  /** @example "Report a lost card in the app." */
  text: string;

  /** Where it starts in the document's content, in UTF-16 code units. @example 0 */
  start: number;

  /** Where it ends, exclusive. @example 30 */
  end: number;

  /** The headings above it, the outermost first. @example ["Cards"] */
  headings: string[];

  constructor(passage: Passage) {
    this.id = passage.id;
    this.ordinal = passage.ordinal;
    this.text = passage.text;
    this.start = passage.startOffset;
    this.end = passage.endOffset;
    this.headings = [...passage.headings];
  }
}
