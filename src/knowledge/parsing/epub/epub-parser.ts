import { type Unzipped } from 'fflate';
import { decodeText } from '../decode-text.js';
import { declaredEncoding, parseFragment } from '../html/html-parser.js';
import { JoinedText } from '../joined-text.js';
import { unpack } from '../office/archive.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { meaningfulTitle } from '../title.js';
import { type Chapter, contentsOf } from './epub-contents.js';

const WANTED = /\.(?:xhtml|html?|xml|opf|ncx)$/i;
/**
 * Books: their chapters in the order in which they are read, each under its heading, or under its name in the table of
 * contents where it has none.
 *
 * @throws ParseError when it is not a whole book, too large a one, or protected.
 */
export function parseEpub(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const parts = unpack(bytes, limits, (name) => WANTED.test(name));
  const { title, chapters } = contentsOf(parts);
  const found = chapters.filter(({ part }) => parts[part] !== undefined);
  if (found.length === 0)
    throw new ParseError('document_unreadable', 'The book is damaged: it names no chapters.');
  if (isProtected(parts, found)) {
    throw new ParseError(
      'document_encrypted',
      'The book is protected against copying. Upload one that is not.',
    );
  }
  const joined = new JoinedText(limits.characters);
  for (const { part, name } of found) {
    const source = parts[part] ?? new Uint8Array();
    const page = withoutHead(decodeText(source, declaredEncoding(source)));
    const chapter = parseFragment(page, limits);
    if (chapter.text === '') continue;
    if (name !== undefined && chapter.blocks[0]?.kind !== 'heading') joined.add('heading', name, 1);
    joined.append(chapter);
  }
  return joined.build(meaningfulTitle(title ?? ''));
}

/** What stands above the text of a page says nothing that the book does not say itself. */
function withoutHead(page: string): string {
  const body = page.search(/<body\b/i);
  return page.slice(Math.max(body, 0));
}

/** Types are often hidden, and are of no interest. */
function isProtected(parts: Unzipped, chapters: readonly Chapter[]): boolean {
  const encryption = parts['META-INF/encryption.xml'];
  if (!encryption) return false;
  const text = decodeText(encryption);
  return chapters.some(({ part }) => text.includes(`"${part}"`));
}
