// Longer than other files: it hears one stream of elements, and all that it does of each goes by the same state.
import { type Handler } from 'htmlparser2';
import { type BlockKind, type StructuredText } from '../structured-text.js';
import { TextBuilder } from '../text-builder.js';
import {
  BANNERS,
  CONTENT_ELEMENTS,
  CONTENT_STARTS,
  headingLevel,
  isBlock,
  isBoilerplate,
  isOfHead,
  isUnseen,
} from './html-elements.js';
import { HtmlList } from './html-list.js';
import { HtmlTable } from './html-table.js';
import { InlineText } from './inline-text.js';
import { MathText } from './math-text.js';
import { requireDepth } from './require-depth.js';

interface OpenElement {
  name: string;
  place: number;
  attributes: Record<string, string>;
}

/** Elements are told by their place among all. */
export interface HtmlReaderOptions {
  /** What is longer of the name of a column is cut. */
  nameLength: number;
  /** The banners that are content, as they are never closed; undefined when all are. */
  banners?: ReadonlySet<number>;
  /** What is left out besides. */
  surroundings?: ReadonlySet<number>;
}

/**
 * Makes blocks of a page while it is read: what is told of an element is what stands open above it.
 *
 * In one file: one walk, whose handlers share what stands open.
 */
export class HtmlReader implements Partial<Handler> {
  private readonly builder: TextBuilder;
  /** Of each block the element in which its first word stands. */
  readonly places: number[] = [];
  /** Headings, by the places of blocks, behind which something is left out next; each with what that stands in. */
  readonly emptied = new Map<number, number>();
  private wordAt: number | undefined;
  private readonly open: OpenElement[] = [];
  private readonly lists: HtmlList[] = [];
  /** How many elements were open when the one began whose content is left out. */
  private leftOutAt: number | undefined;
  private contentDepth = 0;
  private codeDepth = 0;
  private table: HtmlTable | undefined;
  private tableDepth = 0;
  private readonly text = new InlineText();
  private bullet = '';
  private isItem = false;
  private level: number | undefined;
  private elements = 0;
  private math: MathText | undefined;

  /** @param limit of the text's length. */
  constructor(
    limit: number,
    private readonly options: HtmlReaderOptions,
  ) {
    this.builder = new TextBuilder(limit);
  }

  build(): StructuredText {
    if (this.math) this.endMath('math');
    this.flush();
    this.endTable();
    return this.builder.build();
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.elements += 1;
    this.open.push({ name, place: this.elements, attributes });
    requireDepth(this.open);
    // As a browser does: what belongs to no head ends it.
    if (this.leftOutName() === 'head' && !isOfHead(name)) this.leftOutAt = undefined;
    // The content of a page is in no banner: that was never closed.
    if (CONTENT_STARTS.has(name) && BANNERS.has(this.leftOutName())) this.leftOutAt = undefined;
    if (this.leftOutAt !== undefined) return;
    if (name === 'math') this.math ??= new MathText();
    else this.math?.start(name);
    if (this.math) return;
    if (name === 'sup') this.text.startRaised();
    const { banners, surroundings } = this.options;
    const boilerplate =
      surroundings?.has(this.elements) === true ||
      (banners?.has(this.elements) === false && isBoilerplate(name, attributes, this.contentDepth > 0));
    if (boilerplate || isUnseen(name, attributes)) {
      this.leftOutAt = this.open.length;
      if (boilerplate) this.noteLeftOut();
      return;
    }
    if (name === 'br') this.text.push('\n');
    if (isBlock(name)) this.startBlock(name, attributes);
  }

  onclosetag(name: string): void {
    const element = this.open.pop();
    if (this.leftOutAt !== undefined) {
      if (this.open.length < this.leftOutAt) this.leftOutAt = undefined;
      return;
    }
    if (this.math) {
      this.endMath(name);
      return;
    }
    if (name === 'sup') this.text.endRaised();
    if (element && isBlock(name)) this.endBlock(element);
  }

  ontext(data: string): void {
    if (this.open.at(-1)?.name === 'title' && !this.open.some(({ name }) => name === 'svg')) {
      this.builder.title ??= '';
      this.builder.title += data;
    } else if (this.leftOutName() === 'head' && this.open.at(-1)?.name === 'head' && data.trim() !== '') {
      this.leftOutAt = undefined;
      this.text.push(data);
    } else if (this.math) this.math.add(data);
    else if (this.leftOutAt === undefined) {
      if (data.trim() !== '') this.wordAt ??= this.open.at(-1)?.place;
      this.text.push(this.codeDepth > 0 ? data : data.replace(/[^\S\u00A0]+/g, ' '));
    }
  }

  private noteLeftOut(): void {
    const last = this.builder.count - 1;
    if (this.builder.lastKind === 'heading' && this.wordAt === undefined && !this.table)
      this.emptied.set(last, this.open.at(-2)?.place ?? 0);
  }

  private leftOutName(): string {
    return this.leftOutAt === undefined ? '' : (this.open[this.leftOutAt - 1]?.name ?? '');
  }

  private endMath(name: string): void {
    this.math?.end();
    if (name !== 'math') return;
    this.text.push(this.math?.finish() ?? '');
    this.math = undefined;
  }

  private startBlock(name: string, attributes: Record<string, string>): void {
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
    if (name === 'ul' || name === 'ol') this.lists.push(new HtmlList(name, attributes));
    if (name === 'li') this.startItem(attributes);
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
    if (name === 'li') {
      this.bullet = '';
      this.isItem = false;
    }
  }

  private startInTable(name: string): void {
    if (name === 'table') this.tableDepth += 1;
    if (name === 'tr' && this.tableDepth === 1) this.table?.startRow();
    this.text.push(' ');
  }

  private endInTable({ name, attributes }: OpenElement): void {
    if (this.tableDepth === 1 && (name === 'td' || name === 'th')) {
      this.table?.addCell(this.text.take(), name, attributes);
    } else if (name === 'caption') this.add('paragraph', this.text.take());
    else this.text.push(' ');
    if (name !== 'table') return;
    this.tableDepth -= 1;
    if (this.tableDepth === 0) this.endTable();
  }

  private endTable(): void {
    for (const row of this.table?.describe(this.options.nameLength) ?? []) this.add('table-row', row);
    if (this.table) this.wordAt = undefined;
    this.table = undefined;
    this.tableDepth = 0;
  }

  private startItem(attributes: Record<string, string>): void {
    const list = this.lists.at(-1) ?? new HtmlList('ul', {});
    const indent = '  '.repeat(Math.min(Math.max(this.lists.length - 1, 0), 10));
    this.bullet = `${indent}${list.next(attributes)}`;
    this.isItem = true;
  }

  private flush(): void {
    const isCode = this.codeDepth > 0;
    const text = this.text.take(isCode);
    if (text.trim() === '') return;
    this.add(isCode ? 'code' : this.kind(), `${isCode ? '' : this.bullet}${text}`, this.level);
    this.wordAt = undefined;
    // The second paragraph of an item stands under its first.
    this.bullet = this.bullet.replace(/\S/g, ' ');
  }

  private add(kind: BlockKind, content: string, level?: number): void {
    this.builder.add(kind, content, level);
    // A block that says nothing is none.
    if (this.places.length < this.builder.count) this.places.push(this.wordAt ?? this.elements);
  }

  private kind(): BlockKind {
    if (this.level !== undefined) return 'heading';
    return this.isItem ? 'list-item' : 'paragraph';
  }
}
