/** A line of text on a page. Positions in points, along the line and across it, upwards. */
export interface PdfLine {
  text: string;
  left: number;
  right: number;
  y: number;
  /** Of the type, in points. */
  size: number;
  /** Whether it runs otherwise than most of its page, as stamps at the side of a page do. */
  isTurned: boolean;
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
  for (const each of lines) each.text = drawnOnce(each.text.split(/\s+/).join(' ').trim());
  turnPage(lines);
  return lines.filter(({ text }) => text !== '');
}

/** Bold type is imitated by drawing every letter twice. */
function drawnOnce(text: string): string {
  const isTwice = /^(?:(\S)\1| )+$/u.test(text) && (text.match(/(\p{L})\1/gu)?.length ?? 0) >= 4;
  return isTwice ? text.replace(/(\S)\1/gu, '$1') : text;
}

/** A page that lies on its side is read the way most of its text runs. */
function turnPage(lines: readonly PdfLine[]): void {
  const balance = lines.reduce((sum, { text, isTurned }) => sum + (isTurned ? text.length : -text.length), 0);
  if (balance > 0) for (const line of lines) line.isTurned = !line.isTurned;
}

/** In the coordinates of the text itself, so that text that is turned reads like any other. */
function locate({ str, transform, width }: TextRun): PdfLine {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const scale = Math.hypot(a, b) || 1;
  const left = (e * a + f * b) / scale;
  return {
    text: str,
    left,
    right: left + width,
    y: (f * a - e * b) / scale,
    size: Math.hypot(c, d),
    isTurned: a <= 0 || Math.abs(b) > a / 10,
  };
}

function continues(line: PdfLine, next: PdfLine): boolean {
  // White space between runs has a size of its own, or none.
  const size = Math.max(line.size, next.size);
  if (line.isTurned !== next.isTurned) return false;
  return Math.abs(line.y - next.y) < size / 2 && next.left >= line.right - size;
}
