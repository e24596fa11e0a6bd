import { createElement, Fragment, type ReactNode } from 'react';

/** A text of the catalogue with something drawn in the place of each `{name}`: there it is a plain one, not `filled`. */
export function withNodes(text: string, nodes: Readonly<Record<string, ReactNode>>): ReactNode {
  return text
    .split(/\{(\w+)\}/)
    .map((piece, index) => createElement(Fragment, { key: index }, index % 2 === 0 ? piece : nodes[piece]));
}
