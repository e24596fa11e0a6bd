import { type StructuredText, type TextBlock } from './structured-text.js';

const MAX_TITLE_LENGTH = 500;

/** What programs write when nobody gave a title. */
const MEANINGLESS =
  /^(?:untitled|[([](?:anonymous|unspecified|untitled)[)\]]|(?:document|book|workbook|sheet|presentation)\s*\d*|microsoft word\b.*|powerpoint presentation|.*\.(?:docx?|pdf|dotx?|indd|tmp|exe|xlsx?|pptx?|od[tsp]|rtf|tex|dvi))$/i;

/** What a heading says, on one line and without the signs that make it one in Markdown. */
export function headingText({ text }: Pick<StructuredText, 'text'>, { start, end }: TextBlock): string {
  const source = text.slice(start, Math.min(end, start + 2 * MAX_TITLE_LENGTH));
  const plain = source
    .replace(/^#{1,6}(?=\s)/, '')
    .replace(/\n[^\S\n]*(?:=+|-+)$/, '')
    .replace(/\[([^\]]*)\]\([^)]*\)|[*`]/g, '$1');
  return onOneLine(plain.replace(/ #+$/, ''));
}

/** The title given, where it says something; else the first heading of level 1. */
export function titleOf(
  text: string,
  blocks: readonly TextBlock[],
  given: string | undefined,
): string | undefined {
  const title = onOneLine(given ?? '');
  if (title !== '') return title;
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const found = heading && headingText({ text }, heading);
  return found === '' ? undefined : found;
}

function onOneLine(text: string): string {
  return text.split(/\s+/).join(' ').trim().slice(0, MAX_TITLE_LENGTH).toWellFormed();
}

/** A title that a file tells of itself, unless it is one that nobody chose. */
export function meaningfulTitle(title: string): string | undefined {
  const text = title.trim();
  return text.length < 2 || MEANINGLESS.test(text) ? undefined : text;
}
