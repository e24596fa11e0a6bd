import { type PdfLine } from './pdf-line.js';

/** A table as it stands on a page: the texts of its cells, row by row, and each row with as many as there are columns. */
export interface PdfTable {
  rows: readonly (readonly string[])[];
  /** Whether the first row is set in a type of its own. */
  hasHead: boolean;
  /** Where its columns begin. */
  lefts: readonly number[];
}

/** What is read in the order of a page. */
export type PageItem = { line: PdfLine } | { table: PdfTable };

/** A part of a table, and the columns that it spans. */
export interface TablePart {
  part: PdfLine;
  column: number;
  last: number;
}

/** The parts of a table that stand beside each other. */
export type TableLine = readonly TablePart[];

/** A row of a table: all that stands in its cells. */
export type TableRow = readonly TablePart[];
