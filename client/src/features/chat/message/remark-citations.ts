import { CITATION, numbersIn } from '../citations.js';

const NO_BREAK_SPACE = '\u00a0';

/** The part of a markdown syntax tree's node that is touched here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
}

const text = (value: string): Node => ({ type: 'text', value });

/** The element `<data>`, which Markdown itself never makes: no reply can forge one. */
const citation = (number: number): Node => ({
  type: 'citation',
  data: { hName: 'data', hProperties: { value: `${number}` } },
  children: [text(`[${number}]`)],
});

function split(value: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of value.matchAll(CITATION)) {
    // A citation never begins a line on its own.
    const before = value.slice(end, match.index).replace(/\s+$/, NO_BREAK_SPACE);
    if (before !== '') nodes.push(text(before));
    nodes.push(...numbersIn(match[1] ?? '').map(citation));
    end = match.index + match[0].length;
  }
  if (end < value.length) nodes.push(text(value.slice(end)));
  return nodes;
}

function walk(node: Node): void {
  if (!node.children || node.type === 'link') return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return split(child.value);
    walk(child);
    return [child];
  });
}

/** A remark plugin: `[2]` and `[1, 2]` in running text become citations. Code stays code. */
export function remarkCitations() {
  return walk;
}
