import { type StructuredText, type TextBlock } from '../structured-text.js';
import { titleOf } from '../title.js';
import { BlockScanner } from './block-scanner.js';
import { linesOf, type TextLine } from './text-line.js';

const MAX_FRONT_MATTER_LINES = 200;

/** In plain text, `#` may also number things or begin a remark. */
export type TextKind = 'markdown' | 'plain';

/**
 * Markdown and plain text, read nearly alike. The text stays as it is. Its title is what its front matter names, else its first
 * heading of level 1.
 */
export function parseText(content: string, kind: TextKind = 'markdown'): StructuredText {
  const lines = linesOf(content);
  const start = firstOf(lines, MAX_FRONT_MATTER_LINES);
  const frontMatter = frontMatterOf(start);
  const scanner = new BlockScanner(kind === 'plain');
  scanner.scan(chain(start.slice(frontMatter.length), lines));
  const blocks: TextBlock[] = [...scanner.blocks];
  const [first, last] = [frontMatter[0], frontMatter.at(-1)];
  if (first && last) blocks.unshift({ kind: 'paragraph', start: first.start, end: last.end });
  // A heading further down is that of a part.
  const titled = kind === 'plain' ? blocks.slice(0, 1) : blocks;
  return { text: content, title: titleOf(content, titled, titleIn(frontMatter)), blocks };
}

/** The lines between two of `---` at the start of a text, with those. */
function frontMatterOf(lines: readonly TextLine[]): TextLine[] {
  if (lines[0]?.text !== '---') return [];
  const rest = lines.slice(1);
  const end = rest.findIndex(({ text }) => text === '---' || text === '...');
  const isFrontMatter = /^[\w-]+:/.test(rest[0]?.text ?? '');
  return end > 0 && isFrontMatter ? lines.slice(0, end + 2) : [];
}

function titleIn(frontMatter: readonly TextLine[]): string | undefined {
  const line = frontMatter
    .find(({ text }) => text.startsWith('title:'))
    ?.text.slice('title:'.length)
    .trim();
  return line?.replace(/^(["'])(.*)\1$/, '$2');
}

/** Some of the lines that are left. */
function firstOf(lines: Iterator<TextLine>, count: number): TextLine[] {
  const first: TextLine[] = [];
  while (first.length < count) {
    const next = lines.next();
    if (next.done) break;
    first.push(next.value);
  }
  return first;
}

function* chain(start: readonly TextLine[], rest: Iterable<TextLine>): Generator<TextLine> {
  yield* start;
  yield* rest;
}
