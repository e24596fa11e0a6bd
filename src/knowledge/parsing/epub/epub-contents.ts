import { type Unzipped } from 'fflate';
import { posix } from 'node:path';
import { childOf, descendants, textOf, xmlTree } from '../office/xml-tree.js';

export interface Chapter {
  /** Its name in the archive. */
  part: string;
  /** As the table of contents calls it. */
  name: string | undefined;
}

export interface Contents {
  title: string | undefined;
  /** In the order in which they are read. */
  chapters: readonly Chapter[];
}

/** What a book says of itself. */
export function contentsOf(parts: Unzipped): Contents {
  const [root] = descendants(xmlTree(parts['META-INF/container.xml']), 'rootfile');
  const packageName = root?.attributes['full-path'] ?? '';
  const tree = xmlTree(parts[packageName]);
  const folder = posix.dirname(packageName);
  const items = new Map(
    [...descendants(tree, 'item')].map(({ attributes }) => [
      attributes.id ?? '',
      { part: partOf(folder, attributes.href), properties: attributes.properties ?? '' },
    ]),
  );
  const isContents = ({ properties }: { properties: string }) => /\bnav\b/.test(properties);
  const names = namesOf(
    parts,
    [...items.values()].find(isContents)?.part,
    [...items.values()].map(({ part }) => part),
  );
  const chapters = [...descendants(tree, 'itemref')].flatMap(({ attributes }) => {
    const item = items.get(attributes.idref ?? '');
    return item && !isContents(item) ? [{ part: item.part, name: names.get(item.part) }] : [];
  });
  const [metadata] = descendants(tree, 'metadata');
  const title = childOf(metadata, 'dc:title')?.text;
  return { title, chapters };
}

/** The names of chapters: of what the contents list, the first in each part. */
function namesOf(parts: Unzipped, contents: string | undefined, all: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const add = (file: string, link: string | undefined, name: string) => {
    const part = partOf(posix.dirname(file), link);
    if (name.trim() !== '' && !names.has(part)) names.set(part, name.trim());
  };
  if (contents !== undefined) {
    for (const link of descendants(xmlTree(parts[contents]), 'a'))
      add(contents, link.attributes.href, textOf(link));
    return names;
  }
  const older = all.find((name) => name.endsWith('.ncx')) ?? '';
  for (const point of descendants(xmlTree(parts[older]), 'navPoint')) {
    const label = childOf(point, 'navLabel');
    add(older, childOf(point, 'content')?.attributes.src, label ? textOf(label) : '');
  }
  return names;
}

function partOf(folder: string, link = ''): string {
  const [path = ''] = link.split('#');
  return posix.join(folder, decoded(path));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
