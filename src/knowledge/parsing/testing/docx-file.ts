import { strToU8, type Zippable, zipSync } from 'fflate';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MORE_NAMESPACES =
  `xmlns:r="${OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const CORE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';

export interface DocxFileOptions {
  title?: string;
  /** Besides those of {@link paragraph}, as XML. */
  styles?: string;
  /** As XML. */
  numbering?: string;
  /** Of the document, by id. */
  relations?: readonly (readonly [id: string, target: string])[];
  /** Entries besides those of a document. */
  more?: Zippable;
}

/** A Word document around the XML of its body. */
export function docxFile(
  body: string,
  { title, styles = '', numbering, relations, more = {} }: DocxFileOptions = {},
): Uint8Array {
  return zipSync({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" ` +
        'Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': xml(
      `<w:document xmlns:w="${WORD}" ${MORE_NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ),
    'word/styles.xml': xml(
      `<w:styles xmlns:w="${WORD}">${style('Titel', 'Title')}${style('berschrift1', 'heading 1')}` +
        `${style('berschrift2', 'heading 2')}${styles}</w:styles>`,
    ),
    ...(numbering === undefined
      ? {}
      : { 'word/numbering.xml': xml(`<w:numbering xmlns:w="${WORD}">${numbering}</w:numbering>`) }),
    ...(relations === undefined
      ? {}
      : {
          'word/_rels/document.xml.rels': xml(
            `<Relationships xmlns="${RELATIONS}">${relations.map(([id, target]) => `<Relationship Id="${id}" Type="${OFFICE}/any" Target="${target}"/>`).join('')}</Relationships>`,
          ),
        }),
    ...(title === undefined
      ? {}
      : {
          'docProps/core.xml': xml(
            `<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
              `<dc:title>${title}</dc:title></cp:coreProperties>`,
          ),
        }),
    ...more,
  });
}

/** @param styleId such as `berschrift1`, as a German Word writes it. */
export function paragraph(text: string, styleId?: string): string {
  const properties = styleId === undefined ? '' : `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export function table(rows: readonly string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function style(id: string, name: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
}

function xml(content: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`);
}
