import { type Unzipped } from 'fflate';
import { drawnText } from '../docx/drawn-text.js';
import { HtmlTable } from '../html/html-table.js';
import { childOf, descendants, type XmlNode } from '../office/xml-tree.js';
import { type BlockKind } from '../structured-text.js';
import { slideParagraphs } from './slide-paragraph.js';

const TITLES = new Set(['title', 'ctrTitle']);
/** The same on every slide. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr']);
/** Boxes whose paragraphs are a list unless they say otherwise. */
const LISTS = new Set(['body', 'obj', '']);

/** Reads what stands on one slide, in the order in which it is laid on it. */
export class SlideReader {
  title: string | undefined;
  readonly lines: { kind: BlockKind; text: string }[] = [];

  /**
   * @param relations of the slide, see `relationsOf`.
   * @param nameLength what is longer of the name of a column is cut.
   */
  constructor(
    private readonly parts: Unzipped,
    private readonly relations: ReadonlyMap<string, string>,
    private readonly nameLength: number,
  ) {}

  get isEmpty(): boolean {
    return this.title === undefined && this.lines.length === 0;
  }

  read(slide: XmlNode): void {
    for (const tree of descendants(slide, 'p:spTree')) this.readShapes(tree.children);
  }

  private readShapes(shapes: readonly XmlNode[]): void {
    for (const shape of shapes) {
      if (shape.name === 'p:sp') this.readBox(shape);
      else if (shape.name === 'p:grpSp') this.readShapes(shape.children);
      else if (shape.name === 'p:graphicFrame') this.readFrame(shape);
      // What follows says the same for older programs.
      else if (shape.name === 'mc:AlternateContent') this.readShapes(shape.children[0]?.children ?? []);
    }
  }

  private readBox(shape: XmlNode): void {
    const [placeholder] = descendants(shape, 'p:ph');
    const type = placeholder && (placeholder.attributes.type ?? '');
    if (type !== undefined && FURNITURE.has(type)) return;
    const paragraphs = slideParagraphs(childOf(shape, 'p:txBody'));
    if (type !== undefined && TITLES.has(type) && this.title === undefined) {
      const title = paragraphs.map(({ text }) => text.replaceAll('\n', ' ')).join(' ');
      if (title !== '') this.title = title;
      return;
    }
    const isList = type !== undefined && LISTS.has(type) && paragraphs.length > 1;
    let number = 0;
    for (const { text, level, mark = isList ? 'bullet' : 'none' } of paragraphs) {
      if (mark === 'none') this.lines.push({ kind: 'paragraph', text });
      else {
        number = mark === 'number' ? number + 1 : 0;
        const bullet = `${'  '.repeat(level)}${mark === 'number' ? `${number}.` : '-'} `;
        this.lines.push({ kind: 'list-item', text: bullet + text });
      }
    }
  }

  private readFrame(frame: XmlNode): void {
    for (const table of descendants(frame, 'a:tbl')) this.readTable(table);
    for (const [name, attribute] of [
      ['c:chart', 'r:id'],
      ['dgm:relIds', 'r:dm'],
    ] as const)
      for (const { attributes } of descendants(frame, name)) {
        const part = this.relations.get(attributes[attribute] ?? '');
        for (const text of part === undefined ? [] : drawnText(this.parts, part))
          this.lines.push({ kind: 'paragraph', text });
      }
  }

  private readTable(tree: XmlNode): void {
    const table = new HtmlTable();
    const hasNames = childOf(tree, 'a:tblPr')?.attributes.firstRow === '1';
    const rows = tree.children.filter(({ name }) => name === 'a:tr');
    for (const [index, row] of rows.entries()) {
      table.startRow();
      for (const cell of row.children) {
        const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes;
        if (cell.name !== 'a:tc' || hMerge === '1' || vMerge === '1') continue;
        const text = slideParagraphs(childOf(cell, 'a:txBody'))
          .map((paragraph) => paragraph.text)
          .join(' ');
        const spans = {
          ...(gridSpan !== undefined && { colspan: gridSpan }),
          ...(rowSpan !== undefined && { rowspan: rowSpan }),
        };
        table.addCell(text, index === 0 && hasNames ? 'th' : 'td', spans);
      }
    }
    for (const text of table.describe(this.nameLength)) this.lines.push({ kind: 'table-row', text });
  }
}
