import { descendants, type XmlNode } from '../office/xml-tree.js';

/** What styles say of the text that has them. */
export class OdfStyles {
  private readonly parents = new Map<string, string>();
  private readonly hidden = new Set<string>();
  /** How each level of a list is numbered, from 1; `''` for a bullet. */
  private readonly lists = new Map<string, Map<number, string>>();

  constructor(...parts: XmlNode[]) {
    for (const part of parts) {
      for (const style of descendants(part, 'style:style')) this.addStyle(style);
      for (const list of descendants(part, 'text:list-style')) this.addList(list);
    }
  }

  /** Whether a paragraph is the title of the document. */
  isTitle(style: string | undefined): boolean {
    return style === 'Title' || this.parents.get(style ?? '') === 'Title';
  }

  isHidden(style: string | undefined): boolean {
    return style !== undefined && this.hidden.has(style);
  }

  /** As `type` of a list in HTML; undefined for bullets. */
  numberingOf(list: string | undefined, level: number): string | undefined {
    const format = this.lists.get(list ?? '')?.get(level) ?? '';
    return format === '' ? undefined : format;
  }

  private addStyle(style: XmlNode): void {
    const { 'style:name': name = '', 'style:parent-style-name': parent } = style.attributes;
    if (parent !== undefined) this.parents.set(name, parent);
    const isHidden = style.children.some(({ attributes }) => attributes['text:display'] === 'none');
    if (isHidden) this.hidden.add(name);
  }

  private addList({ attributes, children }: XmlNode): void {
    const levels = new Map<number, string>();
    for (const child of children) {
      const { 'text:level': level = '1', 'style:num-format': format = '' } = child.attributes;
      if (child.name === 'text:list-level-style-number') levels.set(Number(level), format);
    }
    this.lists.set(attributes['style:name'] ?? '', levels);
  }
}
