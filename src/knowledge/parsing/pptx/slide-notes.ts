import { type Unzipped } from 'fflate';
import { relationsOf } from '../office/relations.js';
import { childOf, descendants, textOf, type XmlNode, xmlTree } from '../office/xml-tree.js';
import { slideParagraphs } from './slide-paragraph.js';

/** What the speaker wrote below a slide. */
export function notesOf(parts: Unzipped, slide: string): string {
  const name = [...relationsOf(parts, slide).values()].find((part) => /\/notesSlides\/[^/]+$/.test(part));
  const lines = [...descendants(xmlTree(name === undefined ? undefined : parts[name]), 'p:sp')]
    .filter((shape) => [...descendants(shape, 'p:ph')].some(({ attributes }) => attributes.type === 'body'))
    .flatMap((shape) => slideParagraphs(childOf(shape, 'p:txBody')));
  return lines.map(({ text }) => text).join('\n');
}

/** What was remarked on a slide, by whatever program, with the answers to it. */
export function commentsOf(parts: Unzipped, slide: string): string[] {
  const names = [...relationsOf(parts, slide).values()].filter((part) => /\/comments\/[^/]+$/.test(part));
  const trees = names.map((name) => xmlTree(parts[name]));
  const older = trees.flatMap((tree) => [...descendants(tree, 'p:text')].map(textOf));
  const newer = trees.flatMap((tree) => [...descendants(tree, 'p188:txBody')].map(textOfBody));
  return [...older, ...newer];
}

function textOfBody(body: XmlNode): string {
  return slideParagraphs(body)
    .map(({ text }) => text)
    .join('\n');
}
