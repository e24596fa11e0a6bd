import { Parser } from 'htmlparser2';
import { withFittingNames } from '../fitting-names.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { HtmlReader } from './html-reader.js';
import { unclosedBanners } from './unclosed-banners.js';

/** @throws ParseError when the page makes too long a text. */
export function parseHtml(source: string, limits: ParsingLimits): StructuredText {
  return withFittingNames((nameLength) => {
    const text = readHtml(source, limits, true, nameLength);
    // A page that is nothing but what is usually left out, or that never closes it.
    return text.text === '' ? readHtml(source, limits, false, nameLength) : text;
  });
}

function readHtml(
  source: string,
  limits: ParsingLimits,
  leavesOutBoilerplate: boolean,
  nameLength: number,
): StructuredText {
  const reader = new HtmlReader(
    limits.characters,
    nameLength,
    leavesOutBoilerplate ? unclosedBanners(source) : undefined,
  );
  const parser = new Parser(reader, { decodeEntities: true });
  parser.end(source);
  return reader.build();
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
