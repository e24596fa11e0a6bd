import { Parser } from 'htmlparser2';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { HtmlReader } from './html-reader.js';

/** @throws ParseError when the page makes too long a text. */
export function parseHtml(source: string, limits: ParsingLimits): StructuredText {
  const text = readHtml(source, limits, true);
  // A page that is nothing but what is usually left out, or that never closes it.
  return text.text === '' ? readHtml(source, limits, false) : text;
}

function readHtml(source: string, limits: ParsingLimits, leavesOutBoilerplate: boolean): StructuredText {
  const reader = new HtmlReader(limits.characters, leavesOutBoilerplate);
  const parser = new Parser(reader, { decodeEntities: true });
  parser.end(source);
  return reader.build();
}

/** The encoding that a page names in its first bytes, if any. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1_024));
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w:-]{1,40})/i.exec(start)?.[1];
}
