import { type Element, type ElementContent, type Root, type Text } from 'hast';
import { sourcePlaces } from './source-places.js';
import { type Span } from './passage-window.js';

export interface Marks {
  /** The document's text. */
  source: string;
  /** Where in it that begins which is drawn. */
  base: number;
  passage: Span;
  /** Null where no sentence of the passage is known: then all of it is marked. */
  sentence: Span | null;
  /** What is said to those who do not see the mark. */
  begins: string;
  ends: string;
  passageClass: string;
}

type Level = 'none' | 'passage' | 'mark';

/** A rehype plugin: marks the sentence, or else the passage, and tints the passage around it. */
export function rehypeMarks(marks: Marks) {
  return (tree: Root): void => {
    const made: Element[] = [];
    markIn(tree, { start: 0, end: marks.source.length - marks.base }, marks, made);
    made[0]?.children.unshift(hidden(marks.begins));
    made.at(-1)?.children.push(hidden(marks.ends));
  };
}

function markIn(node: Root | Element, around: Span, marks: Marks, made: Element[]): void {
  const range = rangeOf(node) ?? around;
  node.children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'element') markIn(child, range, marks, made);
    // What a plugin puts between two blocks stands nowhere.
    if (child.type !== 'text' || (!child.position && child.value.trim() === '')) return [child];
    return split(child, rangeOf(child) ?? range, marks, made);
  });
}

function split({ value }: Text, range: Span, marks: Marks, made: Element[]): ElementContent[] {
  const { source, base } = marks;
  const places = sourcePlaces(value, source, { start: base + range.start, end: base + range.end });
  const pieces: ElementContent[] = [];
  let from = 0;
  for (let index = 1; index <= value.length; index += 1) {
    const level = levelAt(places[from] ?? 0, marks);
    if (index < value.length && levelAt(places[index] ?? 0, marks) === level) continue;
    pieces.push(...wrapped(value.slice(from, index), level, marks, made));
    from = index;
  }
  return pieces;
}

function wrapped(value: string, level: Level, { passageClass }: Marks, made: Element[]): ElementContent[] {
  const text: Text = { type: 'text', value };
  if (level === 'none') return [text];
  const tagName = level === 'mark' ? 'mark' : 'span';
  const properties = level === 'mark' ? {} : { className: [passageClass] };
  const element: Element = { type: 'element', tagName, properties, children: [text] };
  if (level === 'mark') made.push(element);
  return [element];
}

function levelAt(place: number, { passage, sentence }: Marks): Level {
  const isIn = (span: Span) => place >= span.start && place < span.end;
  if (isIn(sentence ?? passage)) return 'mark';
  return isIn(passage) ? 'passage' : 'none';
}

function hidden(value: string): Element {
  const children: Text[] = [{ type: 'text', value }];
  return { type: 'element', tagName: 'span', properties: { className: ['visually-hidden'] }, children };
}

function rangeOf({ position }: Root | Element | Text): Span | null {
  const [start, end] = [position?.start.offset, position?.end.offset];
  return start === undefined || end === undefined ? null : { start, end };
}
