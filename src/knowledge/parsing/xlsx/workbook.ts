import { type Unzipped } from 'fflate';
import { relationsOf } from '../office/relations.js';
import { descendants, textOf, xmlTree } from '../office/xml-tree.js';
import { type CellComment } from '../sheet-comments.js';
import { cellFormat, type CellFormat } from './cell-format.js';
import { commentsOf } from './comments.js';

export interface SheetPart {
  name: string;
  part: Uint8Array;
  isHidden: boolean;
  comments: readonly CellComment[];
}

/** What the sheets of a workbook refer to. */
export interface Workbook {
  sheets: readonly SheetPart[];
  strings: readonly string[];
  formats: readonly CellFormat[];
}

const MAIN_PART = /^xl\/workbook\d*\.xml$/i;

export function readWorkbook(parts: Unzipped): Workbook {
  const main = Object.keys(parts).find((name) => MAIN_PART.test(name)) ?? 'xl/workbook.xml';
  const tree = xmlTree(parts[main]);
  const relations = relationsOf(parts, main);
  const partNamed = (end: string): Uint8Array | undefined =>
    parts[[...relations.values()].find((name) => name.endsWith(end)) ?? `xl${end}`];
  const [properties] = descendants(tree, 'workbookPr');
  const epoch = /^(?:1|true)$/.test(properties?.attributes.date1904 ?? '') ? 1904 : 1900;
  const sheets = [...descendants(tree, 'sheet')].flatMap(({ attributes }) => {
    const partName = relations.get(attributes['r:id'] ?? '') ?? '';
    const part = parts[partName];
    // Sheets of other kinds are charts.
    if (!part) return [];
    const isHidden = /hidden/i.test(attributes.state ?? '');
    return [{ name: attributes.name ?? '', part, isHidden, comments: commentsOf(parts, partName) }];
  });
  return {
    sheets,
    strings: stringsOf(partNamed('/sharedStrings.xml')),
    formats: formatsOf(partNamed('/styles.xml'), epoch),
  };
}

/** The texts that cells share. How they are pronounced is no part of them. */
function stringsOf(part: Uint8Array | undefined): string[] {
  return [...descendants(xmlTree(part), 'si')].map(({ children }) =>
    children.map((child) => (child.name === 'rPh' ? '' : textOf(child))).join(''),
  );
}

function formatsOf(part: Uint8Array | undefined, epoch: 1900 | 1904): CellFormat[] {
  const tree = xmlTree(part);
  const codes = new Map(
    [...descendants(tree, 'numFmt')].map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]),
  );
  const [cells] = descendants(tree, 'cellXfs');
  return (cells?.children ?? [])
    .filter(({ name }) => name === 'xf')
    .map(({ attributes: { numFmtId = '0' } }) => cellFormat(Number(numFmtId), codes.get(numFmtId), epoch));
}
