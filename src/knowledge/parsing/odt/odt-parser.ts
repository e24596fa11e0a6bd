import { parseFragment } from '../html/html-parser.js';
import { OdfHtml } from '../odf/odf-html.js';
import { OdfStyles } from '../odf/odf-styles.js';
import { readBody, readOpenDocument } from '../odf/open-document.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';

/**
 * Text documents of LibreOffice and its like, by way of HTML.
 *
 * @throws ParseError when it is not a whole text document, or too large a one.
 */
export function parseOdt(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const { source, title, styles } = readOpenDocument(bytes, limits);
  const html = new OdfHtml(new OdfStyles(...styles));
  readBody(source, html);
  const text = parseFragment(html.take(), limits);
  return { ...text, title: title ?? text.title };
}
