import { withFittingNames } from '../fitting-names.js';
import { readFragment } from '../html/html-parser.js';
import { JoinedText } from '../joined-text.js';
import { OdfStyles } from '../odf/odf-styles.js';
import { readBody, readOpenDocument } from '../odf/open-document.js';
import { descendants, type XmlNode } from '../office/xml-tree.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { type OdpSlide, SlideHtml } from './slide-html.js';

/**
 * Presentations of LibreOffice and its like: slide by slide, each under its title, with its tables, what the speaker notes
 * and what was remarked. Slides that are hidden are left out, and a warning says so.
 *
 * @throws ParseError when it is not a whole presentation, or too large a one.
 */
export function parseOdp(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const { source, title, styles } = readOpenDocument(bytes, limits);
  const reader = new SlideHtml(new OdfStyles(...styles));
  readBody(source, reader);
  if (reader.slides.length === 0)
    throw new ParseError('document_unreadable', 'The presentation has no slides.');
  const hidden = new Set(styles.flatMap(hiddenStylesOf));
  const isHidden = ({ style }: OdpSlide): boolean => style !== undefined && hidden.has(style);
  return withFittingNames((nameLength) => readSlides(reader.slides, isHidden, { limits, nameLength, title }));
}

function readSlides(
  slides: readonly OdpSlide[],
  isHidden: (slide: OdpSlide) => boolean,
  { limits, nameLength, title }: { limits: ParsingLimits; nameLength: number; title: string | undefined },
): StructuredText {
  const joined = new JoinedText(limits.characters);
  const read = (html: string): StructuredText => readFragment(html, limits, nameLength);
  let first = title;
  for (const [index, slide] of slides.entries()) {
    if (isHidden(slide)) continue;
    const heading = read(slide.title).text.replaceAll(/\s+/g, ' ');
    const [body, notes] = [read(slide.body), read(slide.notes).text.replaceAll('\n\n', '\n')];
    if (heading === '' && body.text === '' && notes === '') continue;
    if (heading !== '') first ??= heading;
    joined.add('heading', heading === '' ? `Slide ${index + 1}` : heading, 2);
    joined.append(body);
    if (notes !== '') joined.add('paragraph', `Notes: ${notes}`);
    for (const comment of slide.comments) if (comment !== '') joined.add('paragraph', `Comment: ${comment}`);
  }
  const left = slides.filter(isHidden).length;
  if (left > 0) {
    const detail = `Hidden slides are not read: ${left} of ${slides.length}.`;
    joined.warn({ code: 'parts_left_out', detail });
  }
  return joined.build(first);
}

function hiddenStylesOf(part: XmlNode): string[] {
  return [...descendants(part, 'style:style')]
    .filter(({ children }) =>
      children.some(({ attributes }) => attributes['presentation:visibility'] === 'hidden'),
    )
    .map(({ attributes }) => attributes['style:name'] ?? '');
}
