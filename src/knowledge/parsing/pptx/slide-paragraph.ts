import { childOf, type XmlNode } from '../office/xml-tree.js';

/** Fields whose text is the same on every slide. */
const FURNITURE = /^(?:slidenum|datetime)/;

export interface SlideParagraph {
  text: string;
  /** From 0. */
  level: number;
  /** What it says of its mark itself; undefined where its box decides. */
  mark: 'none' | 'bullet' | 'number' | undefined;
}

/** The paragraphs of a box or a cell that say something. */
export function slideParagraphs(body: XmlNode | undefined): SlideParagraph[] {
  return (body?.children ?? [])
    .filter(({ name }) => name === 'a:p')
    .map((paragraph) => {
      const properties = childOf(paragraph, 'a:pPr');
      const level = Number.parseInt(properties?.attributes.lvl ?? '0', 10);
      return {
        text: textOfRuns(paragraph),
        level: Math.min(Math.max(level, 0), 8) || 0,
        mark: markOf(properties),
      };
    })
    .filter(({ text }) => text !== '');
}

function markOf(properties: XmlNode | undefined): SlideParagraph['mark'] {
  if (childOf(properties, 'a:buNone')) return 'none';
  if (childOf(properties, 'a:buAutoNum')) return 'number';
  return childOf(properties, 'a:buChar') || childOf(properties, 'a:buBlip') ? 'bullet' : undefined;
}

function textOfRuns(paragraph: XmlNode): string {
  const pieces = paragraph.children.map((run) => {
    if (run.name === 'a:br') return '\n';
    if (run.name === 'a:fld' && FURNITURE.test(run.attributes.type ?? '')) return '';
    return childOf(run, 'a:t')?.text ?? '';
  });
  return pieces.join('').trim();
}
