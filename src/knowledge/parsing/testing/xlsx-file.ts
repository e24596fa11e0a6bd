import { officeFile } from './archive-file.js';

export interface Sheet {
  name: string;
  /** As XML, or as rows of texts, each in its own cell. */
  rows: string | readonly (readonly string[])[];
  state?: 'hidden' | 'veryHidden';
  /** Such as `A2:A4`. */
  merged?: readonly string[];
  /** By the names of their parts, each as XML: what was remarked. */
  comments?: Readonly<Record<string, string>>;
}

export interface XlsxFileOptions {
  strings?: readonly string[];
  /** Of numbers, by the place of the style in the workbook. */
  formats?: readonly { id: number; code?: string }[];
}

export function xlsxFile(sheets: readonly Sheet[], { strings = [], formats = [] }: XlsxFileOptions = {}) {
  const own = formats.flatMap(({ id, code }) =>
    code === undefined ? [] : [`<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`],
  );
  const entries: Record<string, string> = {
    'xl/workbook.xml': `<workbook><sheets>${sheets.map(({ name, state = 'visible' }, index) => `<sheet name="${name}" state="${state}" r:id="r${index}"/>`).join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${own.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map(({ id }) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  const remarks: Record<string, [string, string][]> = {};
  for (const [index, { rows, merged = [], comments = {} }] of sheets.entries()) {
    for (const [name, text] of Object.entries(comments)) {
      entries[`xl/${name}`] = text;
      (remarks[`xl/worksheets/sheet${index}.xml`] ??= []).push([name, `../${name}`]);
    }
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    entries[`xl/worksheets/sheet${index}.xml`] =
      `<worksheet><sheetData>${typeof rows === 'string' ? rows : rows.map(rowOf).join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
  }
  const parts = sheets.map((_, index) => [`r${index}`, `worksheets/sheet${index}.xml`] as const);
  return officeFile(entries, {
    ...remarks,
    'xl/workbook.xml': [...parts, ['strings', 'sharedStrings.xml'], ['styles', 'styles.xml']],
  });
}

function rowOf(cells: readonly string[], index: number): string {
  const written = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${index + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  const text = written.join('');
  return text === '' ? '' : `<row r="${index + 1}">${text}</row>`;
}
