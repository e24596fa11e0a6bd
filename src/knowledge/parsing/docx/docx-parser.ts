import { type Unzipped, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { decodeText } from '../decode-text.js';
import { declaredEncoding, parseFragment } from '../html/html-parser.js';
import { parseText } from '../markdown/parse-text.js';
import { ParseError, passwordProtected, unsupportedFile } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { unpack } from '../office/archive.js';
import { coreTitle } from '../office/core-title.js';
import { relationsOf } from '../office/relations.js';
import { rewrite, STYLE_MAP } from './rewrite-parts.js';

/** Bytes, not text: a search for two-byte text never ends where the bytes begin at an odd place. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
/** Of documents within documents. */
const MAX_DEPTH = 2;
const MAX_INCLUDED = 20;
const CORE_PROPERTIES = 'docProps/core.xml';
const MAIN_PART = /^word\/document\d*\.xml$/;
/** What text stands in; of what a document takes in from other files, what is read here. */
const WANTED = /\.(?:xml|rels|x?html?|txt|docx)$/i;

/**
 * Word documents, by way of HTML. Only the parts with text are unpacked; pictures, and what the document refers to
 * outside of itself, are never looked at.
 *
 * @throws ParseError when it is not a whole Word document, or too large a one.
 */
export async function parseDocx(
  bytes: Uint8Array,
  limits: ParsingLimits,
  depth = 0,
): Promise<StructuredText> {
  if (bytes[0] === 0xd0) throw oldOrEncrypted(bytes);
  const parts = unpack(bytes, limits, (name) => WANTED.test(name));
  if (!Object.keys(parts).some((name) => MAIN_PART.test(name)))
    throw unsupportedFile('The file is an archive, but not a Word document');
  const included = await includedTexts(parts, limits, depth);
  const text = parseFragment(await toHtml(rewrite(parts, included)), limits);
  return { ...text, title: coreTitle(parts[CORE_PROPERTIES]) ?? text.title };
}

/** What the document takes in from other files, by the names of their parts. What cannot be read of that is left out. */
async function includedTexts(
  parts: Unzipped,
  limits: ParsingLimits,
  depth: number,
): Promise<Map<string, StructuredText>> {
  const texts = new Map<string, StructuredText>();
  const main = Object.keys(parts).find((name) => MAIN_PART.test(name)) ?? '';
  const names = [...new Set(relationsOf(parts, main).values())].filter(
    (name) => !/\.(?:xml|rels)$/i.test(name),
  );
  for (const name of depth < MAX_DEPTH ? names.slice(0, MAX_INCLUDED) : []) {
    const bytes = parts[name];
    if (!bytes) continue;
    try {
      if (/\.docx$/i.test(name)) texts.set(name, await parseDocx(bytes, limits, depth + 1));
      else if (/\.txt$/i.test(name)) texts.set(name, parseText(decodeText(bytes), 'plain'));
      else texts.set(name, parseFragment(decodeText(bytes, declaredEncoding(bytes)), limits));
    } catch (error) {
      if (!(error instanceof ParseError) || error.code === 'document_too_large') throw error;
    }
  }
  return texts;
}

async function toHtml(parts: Unzipped): Promise<string> {
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  try {
    return (
      await mammoth.convertToHtml(
        { buffer },
        { styleMap: STYLE_MAP, convertImage, externalFileAccess: false },
      )
    ).value;
  } catch (error) {
    throw new ParseError('document_unreadable', 'The Word document is damaged and cannot be read.', error);
  }
}

/** Both are the same container, an encrypted document with its content as one entry of a fixed name. */
function oldOrEncrypted(bytes: Uint8Array): ParseError {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_PACKAGE)) {
    return passwordProtected();
  }
  return unsupportedFile('The file is in the old format of Office; save it as .docx');
}
