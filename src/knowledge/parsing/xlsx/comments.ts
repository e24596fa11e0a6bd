import { type Unzipped } from 'fflate';
import { relationsOf } from '../office/relations.js';
import { childOf, descendants, textOf, type XmlNode, xmlTree } from '../office/xml-tree.js';
import { type CellComment } from '../sheet-comments.js';
import { columnIn, numberIn } from './places.js';

/** What was remarked on the cells of a sheet: talks, which newer programs write, or what older ones know. */
export function commentsOf(parts: Unzipped, sheet: string): CellComment[] {
  const names = [...relationsOf(parts, sheet).values()];
  const treeOf = (name: RegExp): XmlNode => xmlTree(parts[names.find((one) => name.test(one)) ?? '']);
  const talks = [...descendants(treeOf(/\/threadedComments\/[^/]+$/), 'threadedComment')];
  const comments = talks.length > 0 ? talks : [...descendants(treeOf(/\/comments[^/]*\.xml$/i), 'comment')];
  return comments.flatMap((comment) => {
    const { ref } = comment.attributes;
    const [column, row, text] = [columnIn(ref), numberIn(ref), childOf(comment, 'text')];
    if (column === undefined || row === undefined || !text) return [];
    return [{ column, row, text: textInRuns(text) }];
  });
}

/** How a text is pronounced is no part of it. */
function textInRuns(text: XmlNode): string {
  const runs = text.children.filter(({ name }) => name !== 'rPh' && name !== 'phoneticPr');
  return (text.text + runs.map(textOf).join('')).trim();
}
