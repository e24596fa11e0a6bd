import { type Handler } from 'htmlparser2';
import { type BlockKind, type StructuredText } from '../structured-text.js';
import { TextBuilder } from '../text-builder.js';
import { CONTENT_ELEMENTS, headingLevel, isBlock, isBoilerplate, isUnseen } from './html-elements.js';
import { HtmlTable } from './html-table.js';

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
}

interface OpenList {
  ordered: boolean;
  items: number;
}

/** Makes blocks of a page while it is read: what is told of an element is what stands open above it. */
export class HtmlReader implements Partial<Handler> {
  private readonly builder: TextBuilder;
  private readonly open: OpenElement[] = [];
  private readonly lists: OpenList[] = [];
  /** How many elements were open when the one began whose content is left out. */
  private leftOutAt: number | undefined;
  private contentDepth = 0;
  private codeDepth = 0;
  private table: HtmlTable | undefined;
  private tableDepth = 0;
  private text: string[] = [];
  private bullet = '';
  private level: number | undefined;

  constructor(
    limit: number,
    private readonly leavesOutBoilerplate: boolean,
  ) {
    this.builder = new TextBuilder(limit);
  }

  build(): StructuredText {
    this.flush();
    this.endTable();
    return this.builder.build();
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.open.push({ name, attributes });
    if (this.leftOutAt !== undefined) return;
    const boilerplate = this.leavesOutBoilerplate && isBoilerplate(name, attributes, this.contentDepth > 0);
    if (boilerplate || isUnseen(name, attributes)) {
      this.leftOutAt = this.open.length;
      return;
    }
    if (name === 'br') this.text.push('\n');
    if (isBlock(name)) this.startBlock(name);
  }

  onclosetag(name: string): void {
    const element = this.open.pop();
    if (this.leftOutAt !== undefined) {
      if (this.open.length < this.leftOutAt) this.leftOutAt = undefined;
      return;
    }
    if (element && isBlock(name)) this.endBlock(element);
  }

  ontext(data: string): void {
    if (this.open.at(-1)?.name === 'title' && !this.open.some(({ name }) => name === 'svg')) {
      this.builder.title ??= '';
      this.builder.title += data;
    } else if (this.leftOutAt === undefined) {
      this.text.push(this.codeDepth > 0 ? data : data.replace(/[^\S\u00A0]+/g, ' '));
    }
  }

  private startBlock(name: string): void {
    if (this.table) {
      // What holds headings or another table, and names no columns, lays out the page.
      if ((name === 'table' || headingLevel(name) !== undefined) && !this.table.hasHeaders) this.endTable();
      else {
        this.startInTable(name);
        return;
      }
    }
    this.flush();
    this.level = headingLevel(name) ?? this.level;
    if (CONTENT_ELEMENTS.has(name)) this.contentDepth += 1;
    if (name === 'pre') this.codeDepth += 1;
    if (name === 'ul' || name === 'ol') this.lists.push({ ordered: name === 'ol', items: 0 });
    if (name === 'li') this.startItem();
    if (name === 'table') {
      this.table = new HtmlTable();
      this.tableDepth = 1;
    }
  }

  private endBlock(element: OpenElement): void {
    const { name } = element;
    if (this.table) {
      this.endInTable(element);
      return;
    }
    this.flush();
    if (headingLevel(name) !== undefined) this.level = undefined;
    if (CONTENT_ELEMENTS.has(name)) this.contentDepth = Math.max(0, this.contentDepth - 1);
    if (name === 'pre') this.codeDepth = Math.max(0, this.codeDepth - 1);
    if (name === 'ul' || name === 'ol') this.lists.pop();
    if (name === 'li') this.bullet = '';
  }

  private startInTable(name: string): void {
    if (name === 'table') this.tableDepth += 1;
    if (name === 'tr' && this.tableDepth === 1) this.table?.startRow();
    this.text.push(' ');
  }

  private endInTable({ name, attributes }: OpenElement): void {
    if (this.tableDepth === 1 && (name === 'td' || name === 'th')) {
      this.table?.addCell(this.takeText(), name, attributes);
    } else if (name === 'caption') this.builder.add('paragraph', this.takeText());
    else this.text.push(' ');
    if (name !== 'table') return;
    this.tableDepth -= 1;
    if (this.tableDepth === 0) this.endTable();
  }

  private endTable(): void {
    for (const row of this.table?.describe() ?? []) this.builder.add('table-row', row);
    this.table = undefined;
    this.tableDepth = 0;
  }

  private startItem(): void {
    const list = this.lists.at(-1) ?? { ordered: false, items: 0 };
    list.items += 1;
    const indent = '  '.repeat(Math.min(Math.max(this.lists.length - 1, 0), 10));
    this.bullet = `${indent}${list.ordered ? `${list.items}.` : '-'} `;
  }

  private flush(): void {
    const isCode = this.codeDepth > 0;
    const text = this.takeText(isCode);
    if (text.trim() === '') return;
    this.builder.add(isCode ? 'code' : this.kind(), `${isCode ? '' : this.bullet}${text}`, this.level);
    // The second paragraph of an item stands under its first.
    this.bullet = this.bullet.replace(/\S/g, ' ');
  }

  private kind(): BlockKind {
    if (this.level !== undefined) return 'heading';
    return this.bullet === '' ? 'paragraph' : 'list-item';
  }

  /** The text gathered so far, with white space as a browser shows it. */
  private takeText(keepsSpace = false): string {
    const text = this.text.join('');
    this.text = [];
    if (keepsSpace) return text;
    const lines = text.split('\n').map((line) => line.split(/ +/).join(' ').trim());
    return lines.join('\n').trim();
  }
}
