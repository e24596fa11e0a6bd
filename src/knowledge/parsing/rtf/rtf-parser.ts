import { parseFragment } from '../html/html-parser.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { meaningfulTitle } from '../title.js';
import { RtfReader } from './rtf-reader.js';
import { rtfTokens } from './rtf-tokens.js';

/** Rich text, by way of HTML. @throws ParseError when it is nested too deep, or makes too long a text. */
export function parseRtf(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader = new RtfReader();
  for (const token of rtfTokens(source)) reader.read(token);
  const text = parseFragment(reader.build(), limits);
  return { ...text, title: meaningfulTitle(reader.title) ?? text.title };
}
