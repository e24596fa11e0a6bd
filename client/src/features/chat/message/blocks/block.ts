import { type Definition, type FootnoteDefinition, type Nodes, type Root, type RootContent } from 'mdast';
import { definitionsIn, labelOf, labelsIn } from './known-labels.js';

/** A part of a reply that is read, and drawn, by itself. */
export interface Block {
  /** Where in the reply it begins. */
  start: number;
  source: string;
  nodes: readonly RootContent[];
  /** What its brackets may refer to. */
  labels: ReadonlySet<string>;
  /** Those of its labels that it was read with, as something is defined by them. */
  known: readonly string[];
  definitions: readonly (Definition | FootnoteDefinition)[];
  /** The depths of its headings, one after another. */
  depths: readonly number[];
  /** The footnotes that it refers to, one after another. */
  calls: readonly string[];
}

/** The nodes of a text, but for those in footnotes, which are drawn elsewhere. */
function flowOf(node: Nodes): Nodes[] {
  if (node.type === 'footnoteDefinition') return [];
  return 'children' in node ? [node, ...node.children.flatMap(flowOf)] : [node];
}

/** @param known the labels by which something is defined anywhere in the reply. */
export function blockOf(
  source: string,
  start: number,
  nodes: readonly RootContent[],
  known: ReadonlySet<string>,
): Block {
  const root: Root = { type: 'root', children: [...nodes] };
  const labels = labelsIn(source);
  const flow = flowOf(root);
  return {
    start,
    source,
    nodes,
    labels,
    known: knownOf(labels, known),
    definitions: definitionsIn(root),
    depths: flow.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])),
    calls: flow.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])),
  };
}

export function knownOf(labels: ReadonlySet<string>, known: ReadonlySet<string>): string[] {
  return [...labels].filter((label) => known.has(label)).sort();
}

export function labelsDefinedIn(blocks: readonly Block[]): Set<string> {
  return new Set(blocks.flatMap(({ definitions }) => definitions.map(labelOf)));
}
