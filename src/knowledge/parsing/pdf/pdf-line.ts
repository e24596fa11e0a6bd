/** A line of text on a page, or the part of one up to a gap. Positions in points, along the line and across it, upwards. */
export interface PdfLine {
  text: string;
  left: number;
  right: number;
  y: number;
  /** Of the type, in points. */
  size: number;
  /** What its type is called in the file. */
  font: string;
  /** Whether it runs otherwise than most of its page, as stamps at the side of a page do. */
  isTurned: boolean;
  /** Whether it lies beside the text of its page. */
  isAside?: boolean;
  /** The words or phrases that it is made of, between which there is a gap, however small; empty where it is one itself. */
  parts: readonly PdfLine[];
}

/** What is drawn across a page: the same in both directions. */
export interface Ruling {
  isLevel: boolean;
  /** Across its direction: the height of a level one. */
  at: number;
  from: number;
  to: number;
}

/** What stands on one page. */
export interface PdfPage {
  lines: PdfLine[];
  rulings: readonly Ruling[];
  bottom: number;
  top: number;
}
