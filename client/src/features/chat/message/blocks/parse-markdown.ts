import { type Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { mathFromMarkdown, mathSyntax } from '../math/math.js';
import { remarkCitations } from '../remark-citations.js';
import { knownLabels } from './known-labels.js';

/**
 * Reads a part of a reply.
 *
 * @param start where in the reply it begins.
 * @param labels what is defined in other parts of it.
 */
export function parseMarkdown(source: string, start: number, labels: readonly string[]): Root {
  const tree = fromMarkdown(source, {
    extensions: [gfm(), mathSyntax, knownLabels(labels)],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown],
  });
  remarkCitations(start)(tree);
  return tree;
}
