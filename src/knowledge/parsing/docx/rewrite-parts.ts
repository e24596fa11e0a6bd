import { strToU8, type Unzipped } from 'fflate';
import { decodeText } from '../decode-text.js';
import { MARKED_ITEM } from '../html/html-list.js';
import { type StructuredText, type TextBlock } from '../structured-text.js';
import { DocumentRewriter, escaped } from './document-rewriter.js';
import { drawnText } from './drawn-text.js';
import { ListNumbers } from './list-numbers.js';
import { relationsOf } from '../office/relations.js';
import { Styles } from './styles.js';

const TEXT_PARTS = /^word\/(?:document\d*|footnotes|endnotes|comments)\.xml$/;
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const ITEM_LEVELS = 9;
const HEADING_LEVELS = 6;

const levels = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** What the styles of a document that was written anew become in HTML. */
export const STYLE_MAP = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  'br[type="page"] =>',
  ...levels(HEADING_LEVELS).map((level) => `p[style-name='heading ${level}'] => h${level}:fresh`),
  ...levels(ITEM_LEVELS).map(
    (level) =>
      `p[style-name='item ${level}'] => ${'ul > li > '.repeat(level - 1)}ul > li.${MARKED_ITEM}:fresh`,
  ),
];

const STYLES = [
  ['title', 'Title'],
  ['subtitle', 'Subtitle'],
  ...levels(HEADING_LEVELS).map((level) => [`heading${level}`, `heading ${level}`]),
  ...levels(ITEM_LEVELS).map((level) => [`item${level}`, `item ${level}`]),
];

/** The parts of a document in which what Word works out stands as text, with styles of our own. */
export function rewrite(parts: Unzipped, included: ReadonlyMap<string, StructuredText>): Unzipped {
  const styles = new Styles(parts['word/styles.xml']);
  const numbers = new ListNumbers(parts['word/numbering.xml'], (style) => styles.listOf(style)?.list);
  const drawings = new Map<string, readonly string[]>();
  const drawn = (part: string) => {
    const lines = drawings.get(part) ?? drawnText(parts, part);
    drawings.set(part, lines);
    return lines;
  };
  const entries = Object.entries(parts).map(([name, bytes]): [string, Uint8Array] => {
    if (!TEXT_PARTS.test(name)) return [name, bytes];
    const relations = relationsOf(parts, name);
    const context = {
      styles,
      numbers,
      drawn: (relation: string) => drawn(relations.get(relation) ?? ''),
      included: (relation: string) => toParagraphs(included.get(relations.get(relation) ?? '')),
    };
    return [
      name,
      strToU8(`<?xml version="1.0"?>${new DocumentRewriter(context).rewrite(decodeText(bytes))}`),
    ];
  });
  return { ...Object.fromEntries(entries), 'word/styles.xml': strToU8(stylesPart()) };
}

function toParagraphs(text: StructuredText | undefined): string {
  return (text?.blocks ?? [])
    .map(
      (block) =>
        `<w:p>${styleOf(block)}<w:r>${linesOf(text?.text.slice(block.start, block.end) ?? '')}</w:r></w:p>`,
    )
    .join('');
}

function styleOf({ kind, level = 1 }: TextBlock): string {
  if (kind !== 'heading' && kind !== 'list-item') return '';
  const style = kind === 'heading' ? `heading${level}` : 'item1';
  return `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
}

function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');
}

function stylesPart(): string {
  const styles = STYLES.map(
    ([id = '', name = '']) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
  );
  return `<w:styles xmlns:w="${WORD}">${styles.join('')}</w:styles>`;
}
