import { type Unzipped } from 'fflate';
import { relationsOf } from '../office/relations.js';
import { childOf, descendants, xmlTree } from '../office/xml-tree.js';
import { slideParagraphs } from './slide-paragraph.js';

/** What the speaker wrote below a slide. */
export function notesOf(parts: Unzipped, slide: string): string {
  const name = [...relationsOf(parts, slide).values()].find((part) => /\/notesSlides\/[^/]+$/.test(part));
  const lines = [...descendants(xmlTree(name === undefined ? undefined : parts[name]), 'p:sp')]
    .filter((shape) => [...descendants(shape, 'p:ph')].some(({ attributes }) => attributes.type === 'body'))
    .flatMap((shape) => slideParagraphs(childOf(shape, 'p:txBody')));
  return lines.map(({ text }) => text).join('\n');
}
