import { Parser } from 'htmlparser2';
import { decodeText } from '../decode-text.js';
import { requireDepth } from '../html/require-depth.js';

/** An element with what is in it. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/** What is nested deeper is nothing that a document of Office has. */
const MAX_DEPTH = 200;

/** A small part of a document as a tree. Nothing in it where the part is missing. */
export function xmlTree(part: Uint8Array | undefined): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const node: XmlNode = { name, attributes, children: [], text: '' };
        if (open.length < MAX_DEPTH) open.at(-1)?.children.push(node);
        open.push(node);
        requireDepth(open);
      },
      onclosetag: () => open.pop(),
      ontext: (text) => {
        const node = open.at(-1);
        if (node) node.text += text;
      },
    },
    { xmlMode: true },
  );
  if (part) parser.end(decodeText(part));
  return root;
}

/** All elements of a name, in the order of the text. */
export function* descendants(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** What a child says by its attribute `w:val`. */
export function valueOf(node: XmlNode | undefined, name: string): string | undefined {
  return childOf(node, name)?.attributes['w:val'];
}

/** Whether a child says that something is so; without a value it does. */
export function isOn(node: XmlNode | undefined, name: string): boolean | undefined {
  const child = childOf(node, name);
  return child && !/^(?:0|false|off|none)$/.test(child.attributes['w:val'] ?? '1');
}

export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** All that is written in an element: its own text, and then that of what is in it. */
export function textOf(node: XmlNode): string {
  return node.text + node.children.map(textOf).join('');
}
