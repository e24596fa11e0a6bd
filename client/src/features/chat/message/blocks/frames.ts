import { type Definition, type FootnoteDefinition } from 'mdast';
import { type Headings, NO_HEADINGS, rankBelow } from '../rehype-reply.js';
import { type Block } from './block.js';
import { labelOf } from './known-labels.js';

/** What a part of a reply has to know of the rest of it, to be drawn as it is within the whole. */
export interface Frame {
  /** What its references stand for. */
  definitions: readonly (Definition | FootnoteDefinition)[];
  /** The footnotes that were referred to before: their numbers go on from there. */
  calls: readonly string[];
  headings: Headings;
}

/** Of most parts: they are drawn as if they were alone. */
const ALONE: Frame = { definitions: [], calls: [], headings: NO_HEADINGS };

export interface Frames {
  /** One for each block, in their order. */
  ofBlocks: Frame[];
  /** For the notes at the end; null where there are none. */
  ofNotes: Frame | null;
}

/** The rank of the heading above the notes, as if the model had given it. */
export const NOTES_RANK = 3;

const isNote = (node: Definition | FootnoteDefinition) => node.type === 'footnoteDefinition';

export function framesOf(blocks: readonly Block[]): Frames {
  const definitions = blocks.flatMap((block) => block.definitions);
  const links = definitions.filter((node) => !isNote(node));
  const notes = definitions.filter(isNote);
  const called = new Set(blocks.flatMap((block) => block.calls));
  const noted = notes.some((note) => called.has(note.identifier));
  const used = [...blocks.flatMap(({ depths }) => depths), ...(noted ? [NOTES_RANK] : [])];

  let before: number = NO_HEADINGS.before;
  const calls: string[] = [];
  const ofBlocks = blocks.map((block): Frame => {
    const alone = [block.known, block.calls, block.depths].every(({ length }) => length === 0);
    if (alone) return ALONE;
    const frame = {
      definitions: links.filter((node) => block.labels.has(labelOf(node))),
      calls: block.calls.length === 0 ? [] : [...calls],
      headings: block.depths.length === 0 ? NO_HEADINGS : { used: [...new Set(used)].sort(), before },
    };
    for (const depth of block.depths) before = rankBelow({ used, before }, depth);
    calls.push(...block.calls);
    return frame;
  });
  return { ofBlocks, ofNotes: noted ? { definitions, calls, headings: { used, before } } : null };
}

export const isSameFrame = (one: Frame, other: Frame) =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
