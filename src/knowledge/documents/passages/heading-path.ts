import { type StructuredText, type TextBlock } from '../../parsing/structured-text.js';
import { headingText } from '../../parsing/title.js';

/** Follows the headings of a document, from its start to its end. */
export class HeadingPath {
  private readonly headings: readonly TextBlock[];
  private readonly path: { level: number; text: string }[] = [];
  private next = 0;

  constructor(private readonly document: StructuredText) {
    this.headings = document.blocks.filter(({ kind }) => kind === 'heading');
  }

  /**
   * The headings of the sections that a place is in, the outermost first; a heading belongs to its own section.
   *
   * @param place not before that of the call before.
   */
  at(place: number): string[] {
    for (; ; this.next += 1) {
      const heading = this.headings[this.next];
      if (!heading || heading.start > place) return this.path.map(({ text }) => text);
      this.enter(heading);
    }
  }

  private enter(heading: TextBlock): void {
    const level = heading.level ?? 6;
    while ((this.path.at(-1)?.level ?? 0) >= level) this.path.pop();
    const text = headingText(this.document, heading);
    if (text !== '') this.path.push({ level, text });
  }
}
