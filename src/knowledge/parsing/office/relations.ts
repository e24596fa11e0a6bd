import { type Unzipped } from 'fflate';
import { posix } from 'node:path';
import { descendants, xmlTree } from './xml-tree.js';

/** The parts that a part of a document refers to, by the names that it has for them. None outside of the document. */
export function relationsOf(parts: Unzipped, name: string): Map<string, string> {
  const folder = posix.dirname(name);
  const tree = xmlTree(parts[`${folder}/_rels/${posix.basename(name)}.rels`]);
  const relations = new Map<string, string>();
  for (const { attributes } of descendants(tree, 'Relationship')) {
    const { Id: id, Target: target = '', TargetMode: mode } = attributes;
    if (id === undefined || mode === 'External') continue;
    relations.set(id, target.startsWith('/') ? target.slice(1) : posix.join(folder, target));
  }
  return relations;
}
