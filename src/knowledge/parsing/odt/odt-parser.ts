import { decodeText } from '../decode-text.js';
import { parseFragment } from '../html/html-parser.js';
import { unpack } from '../office/archive.js';
import { coreTitle } from '../office/core-title.js';
import { xmlTree } from '../office/xml-tree.js';
import { ParseError, passwordProtected } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { OdtStyles } from './odt-styles.js';
import { odtToHtml } from './odt-to-html.js';

const WANTED = new Set(['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']);

/**
 * Text documents of LibreOffice and its like, by way of HTML.
 *
 * @throws ParseError when it is not a whole text document, or too large a one.
 */
export function parseOdt(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const parts = unpack(bytes, limits, (name) => WANTED.has(name));
  const manifest = parts['META-INF/manifest.xml'];
  if (manifest && decodeText(manifest).includes('encryption-data')) throw passwordProtected();
  const content = parts['content.xml'];
  if (!content) throw new ParseError('document_unreadable', 'The document is damaged: it has no content.');
  const source = decodeText(content);
  const body = source.indexOf('<office:body');
  const automatic = new TextEncoder().encode(source.slice(0, Math.max(body, 0)));
  const styles = new OdtStyles(xmlTree(parts['styles.xml']), xmlTree(automatic));
  const text = parseFragment(odtToHtml(source, styles), limits);
  return { ...text, title: coreTitle(parts['meta.xml']) ?? text.title };
}
