import { archiveFile } from './archive-file.js';

interface OdfOptions {
  /** Of its own, as XML. */
  styles?: string;
  more?: Record<string, string>;
}

/** A workbook of LibreOffice. @param sheets as XML. */
export function odsFile(sheets: string, options?: OdfOptions): Uint8Array {
  return odfFile('spreadsheet', sheets, options);
}

/** A presentation of LibreOffice. @param pages as XML. */
export function odpFile(pages: string, options?: OdfOptions): Uint8Array {
  return odfFile('presentation', pages, options);
}

/** A sheet of texts. */
export function odsSheet(name: string, rows: readonly (readonly string[])[], attributes = ''): string {
  const written = rows.map(
    (cells) => `<table:table-row>${cells.map((text) => odsCell(text)).join('')}</table:table-row>`,
  );
  return `<table:table table:name="${name}" ${attributes}>${written.join('')}</table:table>`;
}

/** @param attributes of the cell, such as what it comes to. @param content behind its text, as XML. */
export function odsCell(text: string, attributes = '', content = ''): string {
  const paragraph = text === '' ? '' : `<text:p>${text}</text:p>`;
  return `<table:table-cell ${attributes}>${content}${paragraph}</table:table-cell>`;
}

/** A box on a slide. @param kind such as `title`. @param text as XML. */
export function odpBox(kind: string, text: string): string {
  return `<draw:frame presentation:class="${kind}"><draw:text-box>${text}</draw:text-box></draw:frame>`;
}

function odfFile(kind: string, body: string, { styles = '', more = {} }: OdfOptions = {}): Uint8Array {
  return archiveFile(
    {
      'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
      'META-INF/manifest.xml': '<manifest:manifest/>',
      ...more,
    },
    `application/vnd.oasis.opendocument.${kind}`,
  );
}
