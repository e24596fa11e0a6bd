import { escapeHtml } from '../html/escape-html.js';
import { requireDepth } from '../html/require-depth.js';
import { type OdfStyles } from './odf-styles.js';

/** What is no text of a document: what was deleted, what others remarked, what repeats the headings. */
const LEFT_OUT = new Set([
  ...['text:tracked-changes', 'office:annotation', 'office:forms', 'office:scripts', 'text:sequence-decls'],
  ...['text:table-of-content', 'text:alphabetical-index', 'text:illustration-index', 'text:table-index'],
  ...['text:object-index', 'text:user-index', 'text:note-citation', 'svg:title', 'svg:desc'],
  ...[
    'text:hidden-text',
    'text:variable-decls',
    'text:user-field-decls',
    'office:binary-data',
    'draw:object',
  ],
  'text:hidden-paragraph',
]);
const MAX_REPEATED = 100;

type Attributes = Readonly<Record<string, string>>;

interface Open {
  name: string;
  end: string;
}

/**
 * Makes HTML of what stands in a document of LibreOffice: headings, paragraphs, lists and tables. A note stands in
 * brackets where its number is.
 */
export class OdfHtml {
  private pieces: string[] = [];
  private readonly open: Open[] = [];
  private readonly lists: (string | undefined)[] = [];
  private leftOutAt: number | undefined;
  private notes = 0;
  /** Whether cells are names: those of the rows that say so, or of the first where their table does. */
  private namesColumns = false;
  private namesFirstRow = false;

  constructor(private readonly styles: OdfStyles) {}

  start(name: string, attributes: Attributes): void {
    const isHidden = LEFT_OUT.has(name) || this.styles.isHidden(attributes['text:style-name']);
    if (this.leftOutAt === undefined && isHidden) this.leftOutAt = this.open.length;
    const isRead = this.leftOutAt === undefined;
    const [start, end] = isRead ? this.tagsOf(name, attributes) : ['', ''];
    this.open.push({ name: isRead ? name : '', end });
    requireDepth(this.open);
    this.pieces.push(start);
  }

  end(): void {
    const last = this.open.pop();
    if (!last) return;
    this.pieces.push(last.end);
    if (this.leftOutAt === this.open.length) this.leftOutAt = undefined;
    if (last.name === 'text:list') this.lists.pop();
    if (last.name === 'text:note') this.notes -= 1;
    if (last.name === 'table:table-header-rows') this.namesColumns = false;
    if (last.name === 'table:table-row') this.namesFirstRow = false;
  }

  text(text: string): void {
    if (this.leftOutAt === undefined) this.pieces.push(escapeHtml(text));
  }

  /** What was made since it was taken last. */
  take(): string {
    const made = this.pieces.join('');
    this.pieces = [];
    return made;
  }

  private tagsOf(name: string, attributes: Attributes): [start: string, end: string] {
    const style = attributes['text:style-name'];
    switch (name) {
      case 'text:h':
        return this.notes > 0 ? [' ', ' '] : heading(Number(attributes['text:outline-level'] ?? '1'));
      case 'text:p':
        if (this.notes > 0) return [' ', ' '];
        return this.styles.isTitle(style) ? heading(1) : ['<p>', '</p>'];
      case 'text:list': {
        this.lists.push(style ?? this.lists.at(-1));
        const type = this.styles.numberingOf(this.lists.at(-1), this.lists.length);
        return type === undefined ? ['<ul>', '</ul>'] : [`<ol type="${escapeHtml(type)}">`, '</ol>'];
      }
      case 'text:list-item': {
        const start = attributes['text:start-value'];
        return [start === undefined ? '<li>' : `<li value="${escapeHtml(start)}">`, '</li>'];
      }
      case 'text:list-header':
        return ['<p>', '</p>'];
      case 'text:note':
        this.notes += 1;
        return [' (', ')'];
      case 'text:ruby-text':
        return [' (', ')'];
      case 'table:table':
        this.namesFirstRow = attributes['table:use-first-row-styles'] === 'true';
        return ['<table>', '</table>'];
      case 'table:table-header-rows':
        this.namesColumns = true;
        return ['', ''];
      case 'table:table-row':
        return ['<tr>', '</tr>'];
      case 'table:table-cell':
        return cell(attributes, this.namesColumns || this.namesFirstRow ? 'th' : 'td');
      case 'text:s':
      case 'text:tab':
        return [' ', ''];
      case 'text:line-break':
        return ['<br>', ''];
      default:
        return ['', ''];
    }
  }
}

function heading(level: number): [string, string] {
  const name = `h${Math.min(Math.max(level, 1), 6) || 1}`;
  return [`<${name}>`, `</${name}>`];
}

/** What is repeated without a text are the empty cells at the end of a row. */
function cell(attributes: Attributes, name: string): [string, string] {
  const columns = Number(attributes['table:number-columns-spanned'] ?? '1');
  const rows = Number(attributes['table:number-rows-spanned'] ?? '1');
  const repeated = Math.min(Number(attributes['table:number-columns-repeated'] ?? '1') || 1, MAX_REPEATED);
  const empty = `<${name}></${name}>`.repeat(repeated - 1);
  return [`<${name} colspan="${columns}" rowspan="${rows}">`, `</${name}>${empty}`];
}
