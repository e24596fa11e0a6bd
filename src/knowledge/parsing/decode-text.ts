import { detectEncoding } from './detect-encoding.js';
import { unsupportedFile } from './parse-error.js';
import { decodeUtf32, wideEncodingOf } from './unicode-width.js';

/** The longer before the shorter that begins it. */
const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** What switches to Japanese in ISO-2022-JP, which is ASCII in its bytes. */
const JAPANESE = ['\x1b$B', '\x1b$@'];
/** Of the characters of a text. More are no slips of the pen. */
const MAX_BAD_SHARE = 0.01;
/** Of the characters but NULs. Compressed data has a tenth. */
const MAX_CONTROL_SHARE = 0.05;

/**
 * By its byte order mark or the places of its NULs, else UTF-8 where it mostly is, else as declared, else as it looks,
 * else Windows-1252, which fits any bytes. A bad byte becomes U+FFFD, NULs become a space.
 *
 * @param declared the encoding that the file or its media type names, if any.
 * @throws ParseError when the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const text = decode(bytes, declared);
  // A text of bytes to which another program added lines of UTF-16.
  const plain = text.replace(/(?:[^\0]\0){4,}/g, (wide) => wide.replace(/\0/g, '')).replace(/\0+/g, ' ');
  // But for the colours of a terminal.
  const controls = countOf(plain, /(?!\s)\p{Cc}(?!\[)/gu);
  if (controls > Math.max(2, plain.length * MAX_CONTROL_SHARE)) {
    throw unsupportedFile('The file holds binary data that is none of the formats read here');
  }
  return plain.toWellFormed();
}

function decode(bytes: Uint8Array, declared: string | undefined): string {
  const mark = MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  const certain = mark?.[1] ?? wideEncodingOf(bytes);
  if (certain?.startsWith('utf-32')) return decodeUtf32(bytes, certain === 'utf-32le');
  if (certain) return new TextDecoder(certain).decode(bytes);
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (JAPANESE.some((sign) => start.includes(sign)) && !bytes.some((byte) => byte >= 0x80)) {
    return new TextDecoder('iso-2022-jp').decode(bytes);
  }
  const text = new TextDecoder().decode(bytes);
  if (isMostlyUtf8(text)) return text;
  return (
    tryDecode(declared, bytes) ??
    tryDecode(detectEncoding(bytes), bytes) ??
    new TextDecoder('windows-1252').decode(bytes)
  );
}

/** Other encodings hardly ever make a letter of UTF-8 by chance, and never more than letters that are none. */
function isMostlyUtf8(text: string): boolean {
  const bad = countOf(text, /\uFFFD/g);
  return bad === 0 || countOf(text, /[^\0-\x7F\uFFFD]/gu) >= bad;
}

function tryDecode(encoding: string | undefined, bytes: Uint8Array): string | undefined {
  if (encoding === undefined) return undefined;
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    return countOf(text, /\uFFFD/g) <= text.length * MAX_BAD_SHARE ? text : undefined;
  } catch {
    // One that nobody knows.
    return undefined;
  }
}

function countOf(text: string, sign: RegExp): number {
  let count = 0;
  while (sign.exec(text)) count += 1;
  return count;
}
