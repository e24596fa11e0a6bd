/** A line of a text, without its line end and the white space before that. */
export interface TextLine {
  start: number;
  end: number;
  text: string;
}

/** The lines of a text, one at a time, as a long one has millions; `\n`, `\r\n` and `\r` end one. */
export function* linesOf(content: string): Generator<TextLine> {
  // Of the same length, so that offsets hold.
  const source = content.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  for (let start = 0; start <= source.length;) {
    const found = source.indexOf('\n', start);
    const stop = found < 0 ? source.length : found;
    const text = source.slice(start, stop).trimEnd();
    yield { start, end: start + text.length, text };
    start = stop + 1;
  }
}
