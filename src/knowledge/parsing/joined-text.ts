import { type BlockKind, type StructuredText, type TextWarning } from './structured-text.js';
import { TextBuilder } from './text-builder.js';

/** Puts the texts of parts together to one: slides, chapters, sheets, a mail and what it says of itself. */
export class JoinedText {
  private readonly builder: TextBuilder;
  private readonly warnings: TextWarning[] = [];

  /** @param limit of the text's length. */
  constructor(limit: number) {
    this.builder = new TextBuilder(limit);
  }

  /** Of blocks so far. */
  get count(): number {
    return this.builder.count;
  }

  /** A block that says nothing is left out. @throws ParseError when it makes too long a text. */
  add(kind: BlockKind, content: string, level?: number): void {
    this.builder.add(kind, content, level);
  }

  /** @throws ParseError when it makes too long a text. */
  append({ text, blocks, warnings = [] }: StructuredText): void {
    for (const { kind, start, end, level } of blocks) this.add(kind, text.slice(start, end), level);
    for (const warning of warnings) this.warn(warning);
  }

  /** What is said already is not said again. */
  warn(warning: TextWarning): void {
    if (!this.warnings.some(({ detail }) => detail === warning.detail)) this.warnings.push(warning);
  }

  /** @param title of the whole; where there is none, its first heading of level 1. */
  build(title: string | undefined): StructuredText {
    this.builder.title = title;
    return { ...this.builder.build(), warnings: this.warnings };
  }
}
