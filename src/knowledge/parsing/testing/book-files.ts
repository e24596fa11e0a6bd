import { archiveFile } from './archive-file.js';

/** A text document of LibreOffice. @param body as XML. @param styles of its own, as XML. */
export function odtFile(
  body: string,
  { styles = '', more = {} }: { styles?: string; more?: Record<string, string> } = {},
) {
  return archiveFile(
    {
      'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      'META-INF/manifest.xml': '<manifest:manifest/>',
      ...more,
    },
    'application/vnd.oasis.opendocument.text',
  );
}

export interface BookOptions {
  title?: string;
  /** What the contents call a chapter, by its place. */
  names?: Record<number, string>;
  more?: Record<string, string>;
}

/** A book of pages, each as HTML. Their parts are numbered from the last. */
export function epubFile(pages: readonly string[], { title = '', names = {}, more = {} }: BookOptions = {}) {
  const number = (index: number) => pages.length - index;
  const items = pages.map((_, index) => `<item id="c${index}" href="text/c%20${number(index)}.xhtml"/>`);
  const points = Object.entries(names).map(
    ([index, name]) =>
      `<navPoint><navLabel><text>${name}</text></navLabel><content src="text/c%20${number(Number(index))}.xhtml#top"/></navPoint>`,
  );
  return archiveFile(
    {
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      'OPS/book.opf': `<package><metadata><dc:title>${title}</dc:title></metadata><manifest>${items.join('')}<item id="ncx" href="toc.ncx"/></manifest><spine>${pages.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
      'OPS/toc.ncx': `<ncx><navMap>${points.join('')}</navMap></ncx>`,
      ...Object.fromEntries(
        pages.map((page, index) => [
          `OPS/text/c ${number(index)}.xhtml`,
          `<html><head><title>Part ${index}</title></head><body>${page}</body></html>`,
        ]),
      ),
      ...more,
    },
    'application/epub+zip',
  );
}
