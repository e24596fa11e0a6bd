/** An encoding of Unicode in units of two or four bytes. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

const MAX_SAMPLE_BYTES = 64 * 1024;
/** Of the units of a text: in any language there are line ends, spaces or digits, each with a NUL in its unit. */
const MIN_NUL_SHARE = 0.01;

/** Which encoding of wide units a text without a byte order mark is in, told by where its NULs stand. */
export function wideEncodingOf(bytes: Uint8Array): WideEncoding | undefined {
  const length = Math.min(bytes.length, MAX_SAMPLE_BYTES);
  if (length < 4 || bytes.length % 2 !== 0) return undefined;
  const [first, second, third, fourth] = countNuls(bytes.subarray(0, length));
  const quarter = Math.floor(length / 4);
  if (bytes.length % 4 === 0) {
    if (fourth === quarter && third >= quarter * 0.5 && first < quarter * 0.2) return 'utf-32le';
    if (first === quarter && second >= quarter * 0.5 && fourth < quarter * 0.2) return 'utf-32be';
  }
  const [even, odd] = [first + third, second + fourth];
  const least = Math.max(1, (length / 2) * MIN_NUL_SHARE);
  if (odd >= least && even === 0) return fits('utf-16le', bytes.subarray(0, length));
  return even >= least && odd === 0 ? fits('utf-16be', bytes.subarray(0, length)) : undefined;
}

/** UTF-32 is the one that the platform does not decode. */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const point = view.getUint32(offset, littleEndian);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD');
  }
  return parts.join('').replace(/^\uFEFF/, '');
}

function countNuls(bytes: Uint8Array): [number, number, number, number] {
  const nuls: [number, number, number, number] = [0, 0, 0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) nuls[(index % 4) as 0 | 1 | 2 | 3] += 1;
  });
  return nuls;
}

/** A text of bytes with a NUL at such a place would make letters that no text has, controls or halves of characters. */
function fits(encoding: 'utf-16le' | 'utf-16be', sample: Uint8Array): WideEncoding | undefined {
  const text = new TextDecoder(encoding).decode(sample);
  const odd = text.match(/(?![\t\n\f\r])\p{Cc}|\p{Cn}|\p{Co}|\uFFFD/gu)?.length ?? 0;
  const isBytes = isMostlyAscii(sample);
  return odd <= text.length / 100 + 1 && !isBytes ? encoding : undefined;
}

/** Whether nearly all bytes but NULs are of ASCII and the NULs few: then two of them are no one letter. */
function isMostlyAscii(sample: Uint8Array): boolean {
  let printable = 0;
  let nuls = 0;
  for (const byte of sample) {
    if (byte === 0) nuls += 1;
    else if (byte >= 0x20 && byte < 0x7f) printable += 1;
  }
  return nuls < sample.length * 0.2 && printable >= (sample.length - nuls) * 0.9;
}
