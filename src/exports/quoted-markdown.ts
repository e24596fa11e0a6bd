/** What may stand before a block in its line: the marks of lists and quotes. */
const CONTAINERS = /^[ \t]*(?:(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])[ \t]*)*/;
const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$/;
/** What readers of Markdown make a link of by themselves begins with one of these. */
const ADDRESS = /:|@|www\./i;
const UNDERLINE = /^([ \t>]*)(=+|-+)[ \t]*$/;
const LANGUAGE = /^[\w+#.-]{1,30}/;

/**
 * The lines of a text as Markdown that stands in a quote, and can be nothing but its content: it begins no block outside
 * of the quote, no heading that is as high as those around it, no HTML, no picture, and no target of other texts' links.
 * Code stays as it is, but for tabs before it. What becomes of the rest is to be read, not to be written back.
 */
export function quoteMarkdown(text: string): string[] {
  const lines: string[] = [];
  const texts = text.replace(/\r\n?/g, '\n').split('\n');
  let isClean = true;
  for (let at = 0; at < texts.length; at += 1) {
    const line = expandIndent(texts[at] ?? '');
    const fence = FENCE.exec(line);
    if (fence?.[1] !== undefined) {
      const end = endOfFence(texts, at + 1, fence[1]);
      lines.push(...fenced(texts.slice(at + 1, end), fence[2] ?? ''));
      at = end;
      isClean = true;
    } else {
      if (line.trim() === '') isClean = true;
      const [harmless, open] = neutralise(line, isClean);
      isClean = !open;
      lines.push(harmless);
    }
  }
  return lines.map((line) => (line === '' ? '>' : `> ${line}`));
}

/** Text without any mark-up, for a place within a line. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#&~|!]/g, '\\$&');
}

/** Within a quote a tab is as wide as what is left to the next stop. */
function expandIndent(line: string): string {
  return line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '    '));
}

/** @returns the index of the line that closes it; behind the last where none does. */
function endOfFence(lines: readonly string[], from: number, mark: string): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (line.length >= mark.length && line === mark.charAt(0).repeat(line.length)) return at;
  }
  return lines.length;
}

/** Code between fences that nothing in it can close, apart from whatever stands around it. */
function fenced(code: readonly string[], info: string): string[] {
  let longest = 2;
  for (const [run] of code.join('\n').matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const mark = '`'.repeat(longest + 1);
  return ['', mark + (LANGUAGE.exec(info)?.[0] ?? ''), ...code.map(expandIndent), mark, ''];
}

/**
 * @param isClean no code was begun in the lines before that may go on here.
 * @returns the line, and whether code is begun in it and not ended.
 */
function neutralise(line: string, isClean: boolean): [line: string, open: boolean] {
  // Dashes and equals signs under a line make a heading of it.
  const [, before, underline] = UNDERLINE.exec(line) ?? [];
  if (before !== undefined && underline !== undefined) return [`${before}\\${underline}`, !isClean];
  const marks = CONTAINERS.exec(line)?.[0] ?? '';
  const [inline, open] = neutraliseInline(lowered(line.slice(marks.length)), isClean);
  return [marks + inline, open];
}

/** Headings stay below those that tell who speaks. */
function lowered(block: string): string {
  return block.replace(/^#{1,6}(?=[ \t]|$)/, (marks) => '#'.repeat(Math.min(6, marks.length + 2)));
}

function neutraliseInline(text: string, isClean: boolean): [text: string, open: boolean] {
  if (!isClean) return [withoutMarkup(text), true];
  let harmless = '';
  let at = 0;
  for (let start = text.indexOf('`'); start !== -1; start = text.indexOf('`', at)) {
    const before = text.slice(at, start);
    const length = /^`+/.exec(text.slice(start))?.[0].length ?? 1;
    const end = isEscaped(text, start) ? -1 : endOfCode(text, start + length, length);
    const code = end === -1 ? '' : text.slice(start, end);
    // Cells are cut, and targets of links begin, whether or not that is within code; an address goes on to the next space.
    const isCut = code.includes('|') || code.includes(']:') || ADDRESS.test(before.slice(lastWordAt(before)));
    if (end === -1 || isCut) return [harmless + withoutMarkup(text.slice(at)), true];
    harmless += withoutMarkup(before) + code;
    at = end;
  }
  return [harmless + withoutMarkup(text.slice(at)), false];
}

/** Where the last word begins. */
function lastWordAt(text: string): number {
  let at = text.length;
  while (at > 0 && !/\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charAt(before - 1) === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

/** Where the code ends that so many backticks began; -1 where it does not in this line. */
function endOfCode(text: string, from: number, length: number): number {
  for (const { 0: run, index } of text.slice(from).matchAll(/`+/g)) {
    if (run.length === length) return from + index + length;
  }
  return -1;
}

function withoutMarkup(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('![', '!\\[').replaceAll(']:', ']\\:');
}
