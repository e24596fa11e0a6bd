import Papa from 'papaparse';
import { type ParsingLimits } from './parsing-limits.js';
import { type StructuredText } from './structured-text.js';
import { describeRow, looksLikeHeaders } from './table-rows.js';
import { TextBuilder } from './text-builder.js';

/**
 * Each row becomes a line that is understood by itself. The first row names the columns, unless it looks like data.
 *
 * @param delimiter of the fields; guessed from the text when not given.
 * @throws ParseError when the rows make too long a text.
 */
export function parseCsv(source: string, limits: ParsingLimits, delimiter = ''): StructuredText {
  const builder = new TextBuilder(limits.characters);
  let first: string[] | undefined;
  let headers: string[] | undefined;
  let rows = 0;
  // Row by row, so that a file far too large is given up early.
  Papa.parse<string[]>(source, {
    delimiter,
    skipEmptyLines: 'greedy',
    step: ({ data }) => {
      rows += 1;
      if (rows === 1) {
        first = data;
        if (looksLikeHeaders(data)) headers = data;
        else builder.add('table-row', describeRow(undefined, data));
      } else builder.add('table-row', describeRow(headers, data));
    },
  });
  if (rows === 1 && headers) builder.add('table-row', describeRow(undefined, first ?? []));
  return builder.build();
}
