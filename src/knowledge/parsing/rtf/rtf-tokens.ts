/** One sign of rich text, in the order of the file. */
export type RtfToken =
  | { type: 'open' | 'close' }
  /** `\par`, `\u8364`; the sign itself for one that is no letter, such as `~`. */
  | { type: 'control'; word: string; number: number | undefined }
  | { type: 'byte'; byte: number }
  /** Bytes as characters, none of them a line end. */
  | { type: 'text'; text: string };

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)/giy;

/** @param source the file, each byte as one character. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const token = new RegExp(TOKEN);
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [, word, digits, hex, symbol, brace, text] = found;
    const number = digits === undefined ? undefined : Number(digits);
    // Bytes of a picture: whatever they look like.
    if (word === 'bin') token.lastIndex += Math.max(number ?? 0, 0);
    else if (word !== undefined) yield { type: 'control', word, number };
    else if (hex !== undefined) yield { type: 'byte', byte: Number.parseInt(hex, 16) };
    else if (symbol !== undefined) yield { type: 'control', word: symbol, number: undefined };
    else if (brace !== undefined) yield { type: brace === '{' ? 'open' : 'close' };
    else if (text !== undefined) yield { type: 'text', text: text.replace(/[\r\n]+/g, '') };
  }
}
