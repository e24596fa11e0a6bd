import { descendants, type XmlNode } from '../office/xml-tree.js';
import { cellDate } from '../xlsx/cell-date.js';

/** How a date is shown, in days from the end of 1899. */
export type DateFormat = (days: number) => string;

/** What styles say of the sheets and the cells that have them. */
export class SheetStyles {
  private readonly hidden = new Set<string>();
  private readonly dates = new Map<string, DateFormat>();
  /** The format that cells of a style have, and the style that it goes by otherwise. */
  private readonly cells = new Map<string, { format: string | undefined; parent: string | undefined }>();

  constructor(...parts: readonly XmlNode[]) {
    for (const part of parts) {
      for (const style of descendants(part, 'number:date-style')) this.addDate(style);
      for (const style of descendants(part, 'style:style')) this.addStyle(style);
    }
  }

  isHidden(table: string | undefined): boolean {
    return table !== undefined && this.hidden.has(table);
  }

  /** Undefined where nothing is said of it. */
  dateFormatOf(cell: string | undefined): DateFormat | undefined {
    const style = this.cells.get(cell ?? '');
    const format = style?.format ?? this.cells.get(style?.parent ?? '')?.format;
    return format === undefined ? undefined : this.dates.get(format);
  }

  private addStyle({ attributes, children }: XmlNode): void {
    const { 'style:name': name = '', 'style:family': family } = attributes;
    if (family === 'table' && children.some((child) => child.attributes['table:display'] === 'false'))
      this.hidden.add(name);
    if (family === 'table-cell')
      this.cells.set(name, {
        format: attributes['style:data-style-name'],
        parent: attributes['style:parent-style-name'],
      });
  }

  private addDate({ attributes, children }: XmlNode): void {
    const signs = children.map((child) => SIGNS[child.name]?.(child.attributes) ?? '').join('');
    const format = cellDate(signs, signs, 1900);
    if (format) this.dates.set(attributes['style:name'] ?? '', format);
  }
}

/** The parts of a date as codes of formats have them. */
const SIGNS: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => string>> = {
  'number:year': () => 'y',
  'number:month': (attributes) => {
    if (attributes['number:textual'] !== 'true') return 'm';
    return attributes['number:style'] === 'long' ? 'mmmm' : 'mmm';
  },
  'number:day': () => 'd',
  'number:day-of-week': () => 'd',
  'number:quarter': () => 'm',
  'number:hours': () => 'h',
  'number:seconds': () => 's',
};
