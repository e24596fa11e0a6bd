import { type DocumentBlock } from '../../../api/types.js';
import { type Span } from './passage-window.js';
import { tableOf } from './table-cells.js';

/** A node of a Markdown tree, as far as it is made here: the element that it becomes, or a text with its place. */
export interface BlockNode {
  type: string;
  value?: string;
  children?: BlockNode[];
  data?: { hName: string };
  position?: { start: { offset: number }; end: { offset: number } };
}

const BULLET = /^\s*[-*+•‣◦–]\s+/;

/**
 * The blocks of a text that was read from a file, as a tree that Markdown would have: `#` and `|` mean nothing in it. What is
 * before and behind all of them, where not all are known, is lines.
 */
export function blockTree(text: string, blocks: readonly DocumentBlock[], shown: Span): BlockNode {
  const children: BlockNode[] = [];
  const known = { start: blocks[0]?.start ?? text.length, end: blocks.at(-1)?.end ?? text.length };
  const drawn = [
    ...linesBetween(text, shown.start, Math.min(shown.end, known.start)),
    ...blocks,
    ...linesBetween(text, Math.max(shown.start, known.end), shown.end),
  ];
  let rest = drawn.filter(({ start, end }) => end > shown.start && start < shown.end);
  while (rest.length > 0) {
    const [first] = rest;
    if (!first) break;
    const isClose = first.kind === 'list-item' || first.kind === 'table-row';
    const stop = rest.findIndex(({ kind, start }, index) => {
      const gap = text.slice(rest[index - 1]?.end ?? start, start);
      return index > 0 && (kind !== first.kind || !isClose || gap.includes('\n\n'));
    });
    const group = stop === -1 ? rest : rest.slice(0, stop);
    rest = rest.slice(group.length);
    children.push(...nodesOf(text, group, shown));
  }
  return { type: 'root', children };
}

function linesBetween(text: string, from: number, to: number): DocumentBlock[] {
  const lines = text.slice(from, Math.max(from, to)).matchAll(/\S[^\n]*/g);
  return Array.from(lines, ({ 0: line, index }) => ({
    ...{ kind: 'paragraph' as const, start: from + index, end: from + index + line.length },
  }));
}

function nodesOf(text: string, group: readonly DocumentBlock[], shown: Span): BlockNode[] {
  const [first] = group;
  const spans = group.map(({ start, end }) => ({
    start: Math.max(start, shown.start),
    end: Math.min(end, shown.end),
  }));
  const inside = (span: Span) => [textNode(text, span)];
  switch (first?.kind) {
    case 'heading':
      return spans.map((span) => element(`h${first.level ?? 6}`, inside(span)));
    case 'code':
      return spans.map((span) => element('pre', [element('code', inside(span))]));
    case 'list-item':
      return [
        element(
          'ul',
          spans.map((span) => element('li', inside(withoutBullet(text, span)))),
        ),
      ];
    case 'table-row':
      return [tableNode(text, spans)];
    case undefined:
    case 'paragraph':
      return spans.map((span) => element('p', inside(span)));
  }
}

function tableNode(text: string, rows: readonly Span[]): BlockNode {
  const { names, rows: cells } = tableOf(text, rows);
  const head = names.map((name) => element('th', [{ type: 'text', value: name }]));
  const body = cells.map((row) =>
    element(
      'tr',
      row.map((cell) => element('td', cell ? [textNode(text, cell)] : [])),
    ),
  );
  const isNamed = names.some((name) => name !== '');
  return element('table', [
    ...(isNamed ? [element('thead', [element('tr', head)])] : []),
    element('tbody', body),
  ]);
}

function withoutBullet(text: string, { start, end }: Span): Span {
  return { start: start + (BULLET.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

function element(hName: string, children: BlockNode[]): BlockNode {
  return { type: 'block', data: { hName }, children };
}

function textNode(text: string, { start, end }: Span): BlockNode {
  const position = { start: { offset: start }, end: { offset: end } };
  return { type: 'text', value: text.slice(start, end), position };
}
