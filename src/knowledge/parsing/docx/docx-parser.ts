import { type Unzipped, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { parseFragment } from '../html/html-parser.js';
import { ParseError, unsupportedFile } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { unpack } from './archive.js';
import { coreTitle } from './core-title.js';

/** Bytes, not text: a search for two-byte text never ends where the bytes begin at an odd place. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const CORE_PROPERTIES = 'docProps/core.xml';
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  'br[type="page"] =>',
];

/**
 * Word documents, by way of HTML. Only the parts with text are unpacked; pictures, and what the document refers to
 * outside of itself, are never looked at.
 *
 * @throws ParseError when it is not a whole Word document, or too large a one.
 */
export async function parseDocx(bytes: Uint8Array, limits: ParsingLimits): Promise<StructuredText> {
  if (bytes[0] === 0xd0) throw oldOrEncrypted(bytes);
  const parts = unpack(bytes, limits, (name) => /\.(?:xml|rels)$/i.test(name));
  if (!Object.keys(parts).some((name) => /^word\/document\d*\.xml$/.test(name)))
    throw unsupportedFile(otherKind(parts));
  const { text, title, blocks } = parseFragment(await toHtml(parts), limits);
  return { text, title: coreTitle(parts[CORE_PROPERTIES]) ?? title, blocks };
}

async function toHtml(parts: Unzipped): Promise<string> {
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  try {
    return (
      await mammoth.convertToHtml({ buffer }, { styleMap: STYLES, convertImage, externalFileAccess: false })
    ).value;
  } catch (error) {
    throw new ParseError('document_unreadable', 'The Word document is damaged and cannot be read.', error);
  }
}

function otherKind(parts: Unzipped): string {
  const names = Object.keys(parts);
  if (names.some((name) => name.startsWith('xl/')))
    return 'The file is an Excel workbook; save its sheets as CSV';
  if (names.some((name) => name.startsWith('ppt/'))) return 'The file is a presentation; save it as PDF';
  return 'The file is an archive, but not a Word document';
}

/** Both are the same container, an encrypted document with its content as one entry of a fixed name. */
function oldOrEncrypted(bytes: Uint8Array): ParseError {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_PACKAGE)) {
    return new ParseError(
      'document_encrypted',
      'The document is protected by a password. Remove the password and upload it again.',
    );
  }
  return unsupportedFile('The file is in the old format of Office; save it as DOCX');
}
