import { unsupportedFile } from './parse-error.js';

const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * By its byte order mark, else UTF-8 where it is valid, else as declared, else Windows-1252, which fits any bytes.
 *
 * @param declared the encoding that the file or its media type names, if any.
 * @throws ParseError when the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const text = decode(bytes, declared);
  if (text.includes('\0')) {
    throw unsupportedFile('The file holds binary data that is none of the formats read here');
  }
  return text.toWellFormed();
}

function decode(bytes: Uint8Array, declared: string | undefined): string {
  const mark = MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (mark) return new TextDecoder(mark[1]).decode(bytes);
  return (
    tryDecode('utf-8', bytes) ?? tryDecode(declared, bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  );
}

function tryDecode(encoding: string | undefined, bytes: Uint8Array): string | undefined {
  if (encoding === undefined) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in that encoding, or one that nobody knows.
    return undefined;
  }
}
