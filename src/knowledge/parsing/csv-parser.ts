import Papa from 'papaparse';
import { withFittingNames } from './fitting-names.js';
import { type ParsingLimits } from './parsing-limits.js';
import { NamedRows } from './named-rows.js';
import { type StructuredText } from './structured-text.js';
import { HEAD_ROWS, readTable } from './table-rows.js';
import { TextBuilder } from './text-builder.js';

/** A first line by which Excel is told the delimiter. */
const DELIMITER_LINE = /^"?sep=(.)"?(?:\r\n?|\n)/i;

/**
 * Each row becomes a line that is understood by itself. The first row names the columns, unless it looks like data.
 *
 * @param delimiter of the fields; where not given the one that the file names, else guessed from the text.
 * @throws ParseError when the rows make too long a text.
 */
export function parseCsv(source: string, limits: ParsingLimits, delimiter = ''): StructuredText {
  const named = DELIMITER_LINE.exec(source);
  const rows = named ? source.slice(named[0].length) : source;
  return withFittingNames((nameLength) =>
    readRows(rows, delimiter === '' ? (named?.[1] ?? '') : delimiter, limits, nameLength),
  );
}

function readRows(
  source: string,
  delimiter: string,
  limits: ParsingLimits,
  nameLength: number,
): StructuredText {
  const builder = new TextBuilder(limits.characters);
  const head: string[][] = [];
  let named = new NamedRows(undefined, nameLength);
  let rows = 0;
  const add = (cells: readonly string[]) => {
    for (const line of named.describe(cells)) builder.add('table-row', line);
  };
  const takeHead = () => {
    const table = readTable(head);
    for (const line of table.above) builder.add('paragraph', line);
    // Names with nothing below are all that there is.
    if (table.names && table.from === head.length) add(table.names);
    named = new NamedRows(table.names, nameLength);
    head.slice(table.from).forEach(add);
  };
  // Row by row, so that a file far too large is given up early.
  Papa.parse<string[]>(source, {
    delimiter,
    skipEmptyLines: 'greedy',
    step: ({ data }) => {
      rows += 1;
      if (rows <= HEAD_ROWS) head.push(data);
      else add(data);
      if (rows === HEAD_ROWS) takeHead();
    },
  });
  if (rows < HEAD_ROWS) takeHead();
  return builder.build();
}
