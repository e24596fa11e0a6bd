import { Parser } from 'htmlparser2';
import { withFittingNames } from '../fitting-names.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { type UploadedFile } from '../uploaded-file.js';
import { articleLines } from './article-lines.js';
import { HtmlReader } from './html-reader.js';
import { mainContentOf } from './main-content.js';
import { PageParts } from './page-parts.js';
import { shapeOf } from './page-shape.js';
import { skipLinks } from './skip-links.js';
import { unclosedBanners } from './unclosed-banners.js';

/** The content of a page, or all of it where that is wanted. @throws ParseError when it makes too long a text. */
export function parseHtml(
  source: string,
  limits: ParsingLimits,
  { keepsEverything = false }: Pick<UploadedFile, 'keepsEverything'> = {},
): StructuredText {
  return withFittingNames((nameLength) => {
    const read = (html: string, options: Partial<ReaderOptions>) =>
      readHtml(html, { limits, nameLength, ...options }).build();
    if (keepsEverything) return read(source, {});
    const banners = unclosedBanners(source);
    const skipped = skipLinks(source);
    const marked = read(source, { banners, surroundings: skipped });
    // A page that is nothing but what is usually left out.
    if (marked.text === '') return read(source, {});
    const readPage = (around: ReadonlySet<number>) => {
      const surroundings = new Set([...around, ...skipped].filter((place) => !banners.has(place)));
      return readHtml(source, { limits, nameLength, banners, surroundings });
    };
    return contentOf(source, marked, limits, { readPage, readArticle: (html) => read(html, {}) });
  });
}

/** What documents of Office become on their way: their text, and nothing around it. */
export function parseFragment(html: string, limits: ParsingLimits): StructuredText {
  return withFittingNames((nameLength) => readFragment(html, limits, nameLength));
}

/** The same with names of columns of at most such a length, see `NamedRows`. */
export function readFragment(html: string, limits: ParsingLimits, nameLength: number): StructuredText {
  return readHtml(html, { limits, nameLength }).build();
}

/** Of the letters of a page: what is left without its lists of links has at least as much, or they are what it is about. */
const LEAST_SHARE = 0.1;

function contentOf(
  source: string,
  marked: StructuredText,
  limits: ParsingLimits,
  {
    readPage,
    readArticle,
  }: {
    readPage: (surroundings: ReadonlySet<number>) => HtmlReader;
    readArticle: (html: string) => StructuredText;
  },
): StructuredText {
  const shape = shapeOf(source);
  if (!shape) return marked;
  const reader = readPage(shape.surroundings);
  const page = reader.build();
  if (page.text.length < marked.text.length * LEAST_SHARE) return marked;
  const article = articleLines(source, shape, readArticle);
  return mainContentOf(page, article, new PageParts(shape, reader.places, reader.emptied), limits.characters);
}

interface ReaderOptions {
  limits: ParsingLimits;
  nameLength: number;
  /** See {@link HtmlReader}. */
  banners?: ReadonlySet<number>;
  surroundings?: ReadonlySet<number>;
}

function readHtml(source: string, { limits, ...options }: ReaderOptions): HtmlReader {
  const reader = new HtmlReader(limits.characters, options);
  const parser = new Parser(reader, { decodeEntities: true });
  parser.end(source);
  return reader;
}

/** Behind that no page names its encoding. */
const MAX_HEAD_BYTES = 64 * 1024;

/** The encoding that a page names in its head, if any. It is one of bytes, or it could not be read here. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEAD_BYTES));
  const head = start.toString('latin1');
  const inMeta = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:-]{1,40})/i.exec(head)?.[1];
  const inXml = /^\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:-]{1,40})/i.exec(head)?.[1];
  const declared = inMeta ?? inXml;
  return declared && /^utf-?(?:16|32)/i.test(declared) ? undefined : declared;
}
