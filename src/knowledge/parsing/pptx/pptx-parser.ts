import { type Unzipped } from 'fflate';
import { withFittingNames } from '../fitting-names.js';
import { JoinedText } from '../joined-text.js';
import { unpack } from '../office/archive.js';
import { coreTitle } from '../office/core-title.js';
import { relationsOf } from '../office/relations.js';
import { descendants, xmlTree } from '../office/xml-tree.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { commentsOf, notesOf } from './slide-notes.js';
import { SlideReader } from './slide-reader.js';

const PRESENTATION = 'ppt/presentation.xml';
const CORE_PROPERTIES = 'docProps/core.xml';

/**
 * Presentations of PowerPoint: slide by slide, each under its title, with its tables, charts and drawings, what the
 * speaker notes and what was remarked. Slides that are hidden are left out, and a warning says so.
 *
 * @throws ParseError when it is not a whole presentation, or too large a one.
 */
export function parsePptx(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const parts = unpack(bytes, limits, (name) => /\.(?:xml|rels)$/i.test(name));
  const slides = slidesOf(parts);
  if (slides.length === 0) throw new ParseError('document_unreadable', 'The presentation has no slides.');
  return withFittingNames((nameLength) => readSlides(parts, slides, limits, nameLength));
}

/** In the order in which they are shown. */
function slidesOf(parts: Unzipped): string[] {
  const relations = relationsOf(parts, PRESENTATION);
  return [...descendants(xmlTree(parts[PRESENTATION]), 'p:sldId')]
    .map(({ attributes }) => relations.get(attributes['r:id'] ?? '') ?? '')
    .filter((name) => parts[name] !== undefined);
}

function readSlides(
  parts: Unzipped,
  slides: readonly string[],
  limits: ParsingLimits,
  nameLength: number,
): StructuredText {
  const joined = new JoinedText(limits.characters);
  let title = coreTitle(parts[CORE_PROPERTIES]);
  let hidden = 0;
  for (const [index, name] of slides.entries()) {
    const tree = xmlTree(parts[name]);
    if (tree.children[0]?.attributes.show === '0') {
      hidden += 1;
      continue;
    }
    const slide = new SlideReader(parts, relationsOf(parts, name), nameLength);
    slide.read(tree);
    const notes = notesOf(parts, name);
    if (slide.isEmpty && notes === '') continue;
    title ??= slide.title;
    joined.add('heading', slide.title ?? `Slide ${index + 1}`, 2);
    for (const { kind, text } of slide.lines) joined.add(kind, text);
    if (notes !== '') joined.add('paragraph', `Notes: ${notes}`);
    for (const comment of commentsOf(parts, name)) joined.add('paragraph', `Comment: ${comment}`);
  }
  if (hidden > 0) {
    const detail = `Hidden slides are not read: ${hidden} of ${slides.length}.`;
    joined.warn({ code: 'parts_left_out', detail });
  }
  return joined.build(title);
}
