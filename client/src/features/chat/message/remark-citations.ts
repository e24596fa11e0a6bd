const NO_BREAK_SPACE = '\u00a0';
const CITATION = /\[(\d{1,3})\]/g;

/** The part of a markdown syntax tree's node that is touched here. */
interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

export const CITATION_URL = '#source-';

function split(text: string, known: ReadonlySet<number>): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    const number = Number(match[1]);
    if (!known.has(number)) continue;
    // A citation never begins a line on its own.
    const before = text.slice(end, match.index).replace(/\s+$/, NO_BREAK_SPACE);
    if (before !== '') nodes.push({ type: 'text', value: before });
    nodes.push({
      type: 'link',
      url: `${CITATION_URL}${number}`,
      children: [{ type: 'text', value: `${number}` }],
    });
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) });
  return nodes;
}

function walk(node: Node, known: ReadonlySet<number>): void {
  if (!node.children || node.type === 'link') return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return split(child.value, known);
    walk(child, known);
    return [child];
  });
}

export function citedNumbers(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(CITATION), (match) => Number(match[1])));
}

/** A remark plugin: `[2]` in running text becomes a link to the second source, where there is one. Code stays code. */
export function remarkCitations(numbers: readonly number[]) {
  const known = new Set(numbers);
  return (tree: Node): void => {
    walk(tree, known);
  };
}
