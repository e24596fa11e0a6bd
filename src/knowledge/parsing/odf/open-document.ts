import { Parser } from 'htmlparser2';
import { decodeText } from '../decode-text.js';
import { unpack } from '../office/archive.js';
import { coreTitle } from '../office/core-title.js';
import { type XmlNode, xmlTree } from '../office/xml-tree.js';
import { ParseError, passwordProtected } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';

const WANTED = new Set(['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']);

/** A document of LibreOffice and its like. */
export interface OpenDocument {
  /** Its content as XML. */
  source: string;
  title: string | undefined;
  /** Those that people made, and those that the content has by itself. */
  styles: readonly [named: XmlNode, automatic: XmlNode];
}

/** @throws ParseError when it is no whole document, has a password, or is too large. */
export function readOpenDocument(bytes: Uint8Array, limits: ParsingLimits): OpenDocument {
  const parts = unpack(bytes, limits, (name) => WANTED.has(name));
  const manifest = parts['META-INF/manifest.xml'];
  if (manifest && decodeText(manifest).includes('encryption-data')) throw passwordProtected();
  const content = parts['content.xml'];
  if (!content) throw new ParseError('document_unreadable', 'The document is damaged: it has no content.');
  const source = decodeText(content);
  const body = source.indexOf('<office:body');
  const automatic = new TextEncoder().encode(source.slice(0, Math.max(body, 0)));
  return {
    source,
    title: coreTitle(parts['meta.xml']),
    styles: [xmlTree(parts['styles.xml']), xmlTree(automatic)],
  };
}

/** Takes what is in the body of a document, in its order. */
export interface BodyReader {
  start(name: string, attributes: Record<string, string>): void;
  end(name: string): void;
  text(text: string): void;
}

export function readBody(source: string, reader: BodyReader): void {
  let isBody = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === 'office:body') isBody = true;
        else if (isBody) reader.start(name, attributes);
      },
      onclosetag: (name) => {
        if (name === 'office:body') isBody = false;
        else if (isBody) reader.end(name);
      },
      ontext: (text) => {
        if (isBody) reader.text(text);
      },
    },
    { xmlMode: true },
  );
  parser.end(source);
}
