import { childOf, descendants, isOn, numberOf, valueOf, type XmlNode, xmlTree } from '../office/xml-tree.js';

const MAX_CHAIN = 20;
/** As the files call what is no heading. */
const BODY_TEXT = 9;

interface Style {
  name: string;
  node: XmlNode;
  basedOn: string | undefined;
}

/** The styles of a document, each with those that it is based on. */
export class Styles {
  private readonly styles = new Map<string, Style>();

  constructor(part: Uint8Array | undefined) {
    for (const node of descendants(xmlTree(part), 'w:style')) {
      const id = node.attributes['w:styleId'] ?? '';
      const name = valueOf(node, 'w:name')?.toLowerCase() ?? '';
      this.styles.set(id, { name, node, basedOn: valueOf(node, 'w:basedOn') });
    }
  }

  nameOf(id: string): string {
    return this.styles.get(id)?.name ?? '';
  }

  /** 1 to 9; undefined for what is no heading. A style is one by its name, by its level, or as the one that it is based on. */
  headingLevel(id: string): number | undefined {
    for (const { name, node } of this.chain(id)) {
      const named = /^heading ([1-9])$/.exec(name)?.[1];
      if (named !== undefined) return Number(named);
      const level = numberOf(valueOf(childOf(node, 'w:pPr'), 'w:outlineLvl'));
      if (level !== undefined) return level >= BODY_TEXT || level < 0 ? undefined : level + 1;
    }
    return undefined;
  }

  /** The list that paragraphs of a style are items of. */
  listOf(id: string): { list: string; level: number | undefined } | undefined {
    for (const { node } of this.chain(id)) {
      const properties = childOf(childOf(node, 'w:pPr'), 'w:numPr');
      const list = valueOf(properties, 'w:numId');
      if (list !== undefined) return { list, level: numberOf(valueOf(properties, 'w:ilvl')) };
    }
    return undefined;
  }

  /** Whether what is written in a style is not shown. */
  isHidden(id: string): boolean {
    for (const { node } of this.chain(id)) {
      const hidden = isOn(childOf(node, 'w:rPr'), 'w:vanish');
      if (hidden !== undefined) return hidden;
    }
    return false;
  }

  private *chain(id: string): Generator<Style> {
    let style = this.styles.get(id);
    for (let count = 0; style && count < MAX_CHAIN; count += 1) {
      yield style;
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
  }
}
