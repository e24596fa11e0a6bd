import { detectAll } from 'jschardet';

const MAX_SAMPLE_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/** As the detector calls them, and as the platform does. */
const NAMES: Record<string, string> = {
  CP932: 'shift_jis',
  CP949: 'euc-kr',
  CP874: 'windows-874',
  MacRoman: 'macintosh',
  MacCyrillic: 'x-mac-cyrillic',
};

/** The likeliest encoding of a text that is no Unicode, of those that can be read here; undefined without an opinion. */
export function detectEncoding(bytes: Uint8Array): string | undefined {
  const names = detectAll(tellingLines(bytes)).map(({ encoding }): string | null => encoding);
  return (
    names.map((name) => NAMES[name ?? ''] ?? name).find((name) => name !== null && isKnown(name)) ?? undefined
  );
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/** The first lines that are more than ASCII: the others say nothing of the encoding. */
function tellingLines(bytes: Uint8Array): Buffer {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < MAX_SAMPLE_BYTES;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, Math.min(end, start + MAX_SAMPLE_BYTES));
    if (line.some((byte) => byte >= 0x80)) {
      lines.push(line);
      size += line.length;
    }
    start = end;
  }
  return Buffer.concat(lines);
}
