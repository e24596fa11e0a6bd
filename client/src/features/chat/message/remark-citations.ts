import { CITATION } from '../citations.js';

const NO_BREAK_SPACE = '\u00a0';

/** The part of a markdown syntax tree's node that is touched here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  position?: { start: { offset?: number | undefined } } | undefined;
  data?: object | undefined;
}

const text = (value: string): Node => ({ type: 'text', value });

/** The element `<data>`, which Markdown itself never makes: no reply can forge one. */
const citation = (number: number, at: number | undefined): Node => ({
  type: 'citation',
  data: { hName: 'data', hProperties: { value: `${number}`, ...(at !== undefined && { dataAt: `${at}` }) } },
  children: [text(`[${number}]`)],
});

/** How long a word may be that stays on one line with its citation. */
const LONGEST_WORD = 24;

/** A text and the citation after it, which never begins a line on its own. */
function bind(before: string, first: Node): Node[] {
  if (before === '') return [first];
  const words = before.trimEnd();
  const wordStart = Math.max(words.lastIndexOf(' '), words.lastIndexOf('\n')) + 1;
  if (words.length - wordStart > LONGEST_WORD) return [text(before), first];
  const gap = words === before ? '' : NO_BREAK_SPACE;
  const bound: Node = {
    type: 'bound',
    data: { hName: 'span', hProperties: { style: 'white-space: nowrap' } },
    children: [text(words.slice(wordStart) + gap), first],
  };
  return wordStart === 0 ? [bound] : [text(words.slice(0, wordStart)), bound];
}

function split(value: string, from: number | undefined): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of value.matchAll(CITATION)) {
    const at = from === undefined ? undefined : from + match.index;
    const numbers = (match[1] ?? '').split(/[,;]/).map(Number);
    const [first, ...others] = numbers.map((number) => citation(number, at));
    if (first) nodes.push(...bind(value.slice(end, match.index), first), ...others);
    end = match.index + match[0].length;
  }
  if (end < value.length) nodes.push(text(value.slice(end)));
  return nodes;
}

function walk(node: Node, start: number): void {
  if (!node.children || node.type === 'link') return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) {
      const from = child.position?.start.offset;
      return split(child.value, from === undefined ? undefined : start + from);
    }
    walk(child, start);
    return [child];
  });
}

/**
 * A remark plugin: `[2]` and `[1, 2]` in running text become citations. Code stays code.
 *
 * @param start where in the reply's text that begins which is read.
 */
export function remarkCitations(start = 0) {
  return (tree: Node): void => {
    walk(tree, start);
  };
}
