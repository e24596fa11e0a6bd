import { Parser } from 'htmlparser2';
import { decodeText } from '../decode-text.js';
import { setCell, SpannedCells } from '../spanned-cells.js';
import { columnIn, numberIn } from './places.js';
import { type Workbook } from './workbook.js';

/** More columns than anybody names. */
const MAX_COLUMNS = 1_000;
const MAX_MERGES = 10_000;

export interface SheetRow {
  /** As the sheet counts, from 1. */
  number: number;
  cells: string[];
}

/** Cells over several rows, told by their first: in each of those rows it says the same. */
type Merges = ReadonlyMap<string, number>;

/**
 * The rows of a sheet that say something, each told as soon as it is read. Cells are as they are shown: dates, shares and
 * amounts by their formats, formulas by what they came to.
 */
export function readRows(
  part: Uint8Array,
  { strings, formats }: Pick<Workbook, 'strings' | 'formats'>,
  onRow: (row: SheetRow) => void,
): void {
  const source = decodeText(part);
  const merges = mergesOf(source);
  const spanned = new SpannedCells();
  let row: SheetRow = { number: 0, cells: [] };
  let cell = { column: 0, type: '', format: 0, value: '' };
  let isValue = false;
  let isReading = false;

  const endCell = () => {
    const text = textOfCell(cell, strings, formats);
    if (cell.column >= MAX_COLUMNS || text === '') return;
    setCell(row.cells, cell.column, text);
    const until = merges.get(`${cell.column} ${row.number}`);
    if (until !== undefined) spanned.add(cell.column, text, until);
  };
  const endRow = () => {
    if (row.cells.length === 0) return;
    spanned.fill(row.number, row.cells);
    onRow(row);
  };
  const parser = new Parser(
    {
      onopentag: (tag, { r: place, t: type = '', s: format = '0' }) => {
        const name = localName(tag);
        if (name === 'sheetData') isReading = true;
        if (!isReading) return;
        if (name === 'row') row = { number: numberIn(place) ?? row.number + 1, cells: [] };
        else if (name === 'c')
          cell = { column: columnIn(place) ?? row.cells.length, type, format: Number(format), value: '' };
        // Of a text that stands in the cell itself, `t`; `rPh` tells how it is pronounced.
        isValue = name === 'v' || name === 't';
      },
      onclosetag: (tag) => {
        const name = localName(tag);
        if (name === 'sheetData') isReading = false;
        isValue = false;
        if (!isReading) return;
        if (name === 'c') endCell();
        else if (name === 'row') endRow();
      },
      ontext: (text) => {
        if (isValue && isReading) cell.value += text;
      },
    },
    { xmlMode: true },
  );
  parser.end(source);
}

function textOfCell(
  { type, format, value }: { type: string; format: number; value: string },
  strings: readonly string[],
  formats: Workbook['formats'],
): string {
  if (type === 's') return (strings[Number(value)] ?? '').trim();
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if ((type !== '' && type !== 'n') || value.trim() === '' || !Number.isFinite(Number(value)))
    return value.trim();
  return formats[format]?.(Number(value)) ?? String(Number(Number(value).toPrecision(15)));
}

/** They stand behind all cells. */
function mergesOf(source: string): Merges {
  const merges = new Map<string, number>();
  const start = source.lastIndexOf('<mergeCells');
  if (start < 0) return merges;
  for (const [, from, to] of source.slice(start).matchAll(/ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"/g)) {
    const [first, last] = [numberIn(from) ?? 0, numberIn(to) ?? 0];
    if (last > first) merges.set(`${columnIn(from) ?? 0} ${first}`, last);
    if (merges.size === MAX_MERGES) break;
  }
  return merges;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
