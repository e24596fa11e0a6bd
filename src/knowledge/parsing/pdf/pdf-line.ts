/** A line of text on a page. Positions in points, along the line and across it, upwards. */
export interface PdfLine {
  text: string;
  left: number;
  right: number;
  y: number;
  /** Of the type, in points. */
  size: number;
}

/** The lines of one page, in the order in which they are drawn, which nearly always is that of reading. */
export interface PdfPage {
  lines: PdfLine[];
  bottom: number;
  top: number;
}

/** What pdf.js says of a run of characters. */
export interface TextRun {
  str: string;
  transform: number[];
  width: number;
  hasEOL: boolean;
}

/** Joins runs on one baseline. */
export function toLines(runs: readonly TextRun[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | undefined;
  for (const run of runs) {
    if (run.str !== '') {
      const next = locate(run);
      if (line && continues(line, next)) {
        const gap = next.left - line.right > next.size / 5 ? ' ' : '';
        line.text += gap + next.text;
        line.right = Math.max(line.right, next.right);
        line.size = Math.max(line.size, next.size);
      } else lines.push((line = next));
    }
    if (run.hasEOL) line = undefined;
  }
  for (const each of lines) each.text = each.text.split(/\s+/).join(' ').trim();
  return lines.filter(({ text }) => text !== '');
}

/** In the coordinates of the text itself, so that text that is turned reads like any other. */
function locate({ str, transform, width }: TextRun): PdfLine {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const scale = Math.hypot(a, b) || 1;
  const left = (e * a + f * b) / scale;
  return { text: str, left, right: left + width, y: (f * a - e * b) / scale, size: Math.hypot(c, d) };
}

function continues(line: PdfLine, next: PdfLine): boolean {
  // White space between runs has a size of its own, or none.
  const size = Math.max(line.size, next.size);
  return Math.abs(line.y - next.y) < size / 2 && next.left >= line.right - size;
}
