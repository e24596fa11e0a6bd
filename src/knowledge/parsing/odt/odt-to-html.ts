import { Parser } from 'htmlparser2';
import { escapeHtml } from '../html/escape-html.js';
import { requireDepth } from '../html/require-depth.js';
import { type OdtStyles } from './odt-styles.js';

/** What is no text of the document: what was deleted, what others remarked, what repeats the headings. */
const LEFT_OUT = new Set([
  ...['text:tracked-changes', 'office:annotation', 'office:forms', 'office:scripts', 'text:sequence-decls'],
  ...['text:table-of-content', 'text:alphabetical-index', 'text:illustration-index', 'text:table-index'],
  ...[
    'text:object-index',
    'text:user-index',
    'text:note-citation',
    'svg:title',
    'svg:desc',
    'text:hidden-text',
  ],
  ...[
    'text:variable-decls',
    'text:user-field-decls',
    'office:binary-data',
    'draw:object',
    'text:hidden-paragraph',
  ],
]);
const MAX_REPEATED = 100;

interface Open {
  name: string;
  end: string;
}

/**
 * The body of a text document as HTML: headings, paragraphs, lists and tables. A note stands in brackets where its number
 * is.
 */
export function odtToHtml(content: string, styles: OdtStyles): string {
  const pieces: string[] = [];
  const open: Open[] = [];
  const lists: (string | undefined)[] = [];
  let leftOutAt: number | undefined;
  let notes = 0;
  let namesColumns = false;
  let isBody = false;

  const tagsOf = (name: string, attributes: Record<string, string>): [start: string, end: string] => {
    const style = attributes['text:style-name'];
    switch (name) {
      case 'text:h':
        return notes > 0 ? [' ', ' '] : heading(Number(attributes['text:outline-level'] ?? '1'));
      case 'text:p':
        if (notes > 0) return [' ', ' '];
        return styles.isTitle(style) ? heading(1) : ['<p>', '</p>'];
      case 'text:list': {
        lists.push(style ?? lists.at(-1));
        const type = styles.numberingOf(lists.at(-1), lists.length);
        return type === undefined ? ['<ul>', '</ul>'] : [`<ol type="${escapeHtml(type)}">`, '</ol>'];
      }
      case 'text:list-item': {
        const start = attributes['text:start-value'];
        return [start === undefined ? '<li>' : `<li value="${escapeHtml(start)}">`, '</li>'];
      }
      case 'text:list-header':
        return ['<p>', '</p>'];
      case 'text:note':
        notes += 1;
        return [' (', ')'];
      case 'text:ruby-text':
        return [' (', ')'];
      case 'table:table':
        return ['<table>', '</table>'];
      case 'table:table-header-rows':
        namesColumns = true;
        return ['', ''];
      case 'table:table-row':
        return ['<tr>', '</tr>'];
      case 'table:table-cell':
        return cell(attributes, namesColumns ? 'th' : 'td');
      case 'text:s':
      case 'text:tab':
        return [' ', ''];
      case 'text:line-break':
        return ['<br>', ''];
      default:
        return ['', ''];
    }
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === 'office:body') isBody = true;
        if (!isBody) return;
        const isHidden = LEFT_OUT.has(name) || styles.isHidden(attributes['text:style-name']);
        if (leftOutAt === undefined && isHidden) leftOutAt = open.length;
        const [start, end] = leftOutAt === undefined ? tagsOf(name, attributes) : ['', ''];
        open.push({ name: leftOutAt === undefined ? name : '', end });
        requireDepth(open);
        pieces.push(start);
      },
      onclosetag: () => {
        const last = open.pop();
        if (!last) return;
        pieces.push(last.end);
        if (leftOutAt === open.length) leftOutAt = undefined;
        if (last.name === 'text:list') lists.pop();
        if (last.name === 'text:note') notes -= 1;
        if (last.name === 'table:table-header-rows') namesColumns = false;
      },
      ontext: (text) => {
        if (isBody && leftOutAt === undefined) pieces.push(escapeHtml(text));
      },
    },
    { xmlMode: true },
  );
  parser.end(content);
  return pieces.join('');
}

function heading(level: number): [string, string] {
  const name = `h${Math.min(Math.max(level, 1), 6) || 1}`;
  return [`<${name}>`, `</${name}>`];
}

/** What is repeated without a text are the empty cells at the end of a row. */
function cell(attributes: Record<string, string>, name: string): [string, string] {
  const columns = Number(attributes['table:number-columns-spanned'] ?? '1');
  const rows = Number(attributes['table:number-rows-spanned'] ?? '1');
  const repeated = Math.min(Number(attributes['table:number-columns-repeated'] ?? '1') || 1, MAX_REPEATED);
  const empty = `<${name}></${name}>`.repeat(repeated - 1);
  return [`<${name} colspan="${columns}" rowspan="${rows}">`, `</${name}>${empty}`];
}
