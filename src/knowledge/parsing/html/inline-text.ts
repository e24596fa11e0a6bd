import { raised } from './raised.js';

/** The text of a block while it is gathered. */
export class InlineText {
  private pieces: string[] = [];
  /** Where what is raised begins. */
  private raisedAt: number | undefined;

  push(text: string): void {
    this.pieces.push(text);
  }

  startRaised(): void {
    this.raisedAt = this.pieces.length;
  }

  endRaised(): void {
    if (this.raisedAt !== undefined && this.raisedAt < this.pieces.length)
      this.pieces.push(raised(this.pieces.splice(this.raisedAt).join('')));
    this.raisedAt = undefined;
  }

  /** What was gathered so far, with white space as a browser shows it. */
  take(keepsSpace = false): string {
    const text = this.pieces.join('');
    this.pieces = [];
    this.raisedAt = undefined;
    if (keepsSpace) return text;
    const lines = text.split('\n').map((line) => line.split(/ +/).join(' ').trim());
    return lines.join('\n').trim();
  }
}
