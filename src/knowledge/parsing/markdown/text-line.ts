/** A line of a text, without its line end and the white space before that. */
export interface TextLine {
  start: number;
  end: number;
  text: string;
}

/** The lines of a text; `\n`, `\r\n` and `\r` end one. */
export function linesOf(content: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  // Of the same length, so that offsets hold.
  for (const line of content.replace(/\r\n/g, ' \n').replace(/\r/g, '\n').split('\n')) {
    const text = line.trimEnd();
    lines.push({ start, end: start + text.length, text });
    start += line.length + 1;
  }
  return lines;
}
