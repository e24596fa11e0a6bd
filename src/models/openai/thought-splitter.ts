import { type ChatPart } from '../chat-part.js';

/** How models mark thoughts that nobody took out of their text: most, Mistral's, Kimi's. */
const MARKS = [
  { open: '<think>', close: '</think>' },
  { open: '<thinking>', close: '</thinking>' },
  { open: '<thought>', close: '</thought>' },
  { open: '[think]', close: '[/think]' },
  { open: '◁think▷', close: '◁/think▷' },
] as const;
const OPENINGS = MARKS.map(({ open }) => open);
const CLOSINGS = MARKS.map(({ close }) => close);
/** What any of the closing marks begins with. */
const MAYBE_MARK = /[<[◁]/;
/** On either side of a mark that is spoken of rather than used. */
const MENTION = /[\s"'`“”‘’()]/;

/**
 * Tells the thoughts in a text from the answer, however the text is cut into deltas.
 *
 * Thoughts stand before the answer: between marks, or, where a prompt template has said the opening mark already, up to
 * the closing one. That one comes as a surprise, and corrects what was taken for the answer until then.
 */
export class ThoughtSplitter {
  private place: 'before' | 'thinking' | 'answer' = 'before';
  /** What may be the beginning of a mark, or white space before one. */
  private held = '';
  private closing = '';
  private hasThought = false;
  /** What was handed out, for a correction. */
  private reasoning = '';
  private text = '';
  private surprised = false;
  private isOver = false;

  /** @param beginsThinking whether the model's last answer began in the middle of thoughts. */
  constructor(private readonly beginsThinking = false) {}

  /** Whether this answer began in the middle of thoughts. */
  get beganThinking(): boolean {
    return this.surprised;
  }

  /** Adds to what the text is; thoughts that came by themselves are told by `think`. */
  push(parts: ChatPart[], delta: string): void {
    // Nearly every delta of nearly every answer.
    if (this.place === 'answer' && this.held === '' && !MAYBE_MARK.test(delta)) {
      this.say(parts, delta);
      return;
    }
    this.held += delta;
    while (this.step(parts));
  }

  /** Thoughts that the provider told apart itself. */
  think(parts: ChatPart[], delta: string): void {
    this.reason(parts, delta);
  }

  /** The text is over. */
  end(parts: ChatPart[]): void {
    this.isOver = true;
    while (this.step(parts));
    const rest = this.held;
    this.held = '';
    if (this.place !== 'thinking') {
      if (!this.hasThought || rest.trim() !== '') this.say(parts, rest);
    } else if (this.closing !== '') {
      this.reason(parts, rest);
    } else {
      // It answered without a thought this time.
      parts.push({ type: 'correction', reasoning: '', text: this.reasoning + rest });
    }
  }

  /** Takes one decision about what is held. @returns whether another may follow. */
  private step(parts: ChatPart[]): boolean {
    if (this.place === 'before') return this.begin();
    if (this.place === 'thinking') return this.goOnThinking(parts);
    return this.answer(parts);
  }

  private begin(): boolean {
    const start = this.held.trimStart();
    if (start === '') return false;
    const lower = start.slice(0, 12).toLowerCase();
    const mark = MARKS.find(({ open }) => lower.startsWith(open));
    if (mark) {
      this.held = start.slice(mark.open.length);
      this.closing = mark.close;
      this.place = 'thinking';
      return true;
    }
    if (!this.isOver && OPENINGS.some((open) => open.startsWith(lower))) return false;
    // Between thoughts and an answer there are empty lines, which are of neither.
    if (this.hasThought) this.held = start;
    this.place = this.beginsThinking && !this.hasThought ? 'thinking' : 'answer';
    return true;
  }

  private goOnThinking(parts: ChatPart[]): boolean {
    const found = findAny(this.held, this.closing === '' ? CLOSINGS : [this.closing]);
    if (!found) {
      const safe = this.held.length - partialLength(this.held, CLOSINGS);
      this.reason(parts, this.held.slice(0, safe));
      this.held = this.held.slice(safe);
      return false;
    }
    if (this.closing === '') this.surprised = true;
    this.reason(parts, this.held.slice(0, found.at));
    this.held = this.held.slice(found.at + found.mark.length);
    this.hasThought = true;
    this.place = 'before';
    return this.held !== '';
  }

  private answer(parts: ChatPart[]): boolean {
    const found = this.hasThought ? undefined : findAny(this.held, CLOSINGS);
    if (!found) {
      const safe = this.hasThought ? this.held.length : this.held.length - partialLength(this.held, CLOSINGS);
      this.say(parts, this.held.slice(0, safe));
      this.held = this.held.slice(safe);
      return false;
    }
    const end = found.at + found.mark.length;
    // What follows decides.
    if (this.held.length === end && !this.isOver) return false;
    const before = this.text + this.held.slice(0, found.at);
    if (isMention(before, this.held.charAt(end))) {
      this.say(parts, this.held.slice(0, end));
      this.held = this.held.slice(end);
      return true;
    }
    this.correct(parts, before);
    this.held = this.held.slice(end);
    return true;
  }

  private correct(parts: ChatPart[], thought: string): void {
    this.surprised = true;
    this.hasThought = true;
    this.place = 'before';
    this.reasoning += thought;
    this.text = '';
    parts.push({ type: 'correction', reasoning: this.reasoning, text: '' });
  }

  private say(parts: ChatPart[], text: string): void {
    if (text === '') return;
    // A correction is possible only as long as no thought was seen.
    if (!this.hasThought) this.text += text;
    parts.push({ type: 'text-delta', text });
  }

  private reason(parts: ChatPart[], text: string): void {
    if (text === '') return;
    if (this.place !== 'thinking') this.hasThought = true;
    this.reasoning += text;
    parts.push({ type: 'reasoning-delta', text });
  }
}

function findAny(text: string, marks: readonly string[]): { at: number; mark: string } | undefined {
  if (!MAYBE_MARK.test(text)) return undefined;
  const lower = text.toLowerCase();
  const found = marks
    .map((mark) => ({ at: lower.indexOf(mark), mark }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => one.at - other.at);
  return found[0];
}

/** How many characters at the end may be the beginning of a mark. */
function partialLength(text: string, marks: readonly string[]): number {
  const tail = text.slice(-12).toLowerCase();
  for (let length = tail.length; length > 0; length -= 1) {
    const end = tail.slice(-length);
    if (marks.some((mark) => mark.startsWith(end))) return length;
  }
  return 0;
}

/** Whether a mark is spoken of: in code, or between quotes or words. */
function isMention(before: string, next: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isInFence = (before.match(/^\s*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
  const isInCode = (line.match(/`/g)?.length ?? 0) % 2 === 1;
  if (isInFence || isInCode) return true;
  const previous = before.at(-1) ?? '\n';
  return previous !== '\n' && !/^[\n\r]?$/.test(next) && MENTION.test(previous) && MENTION.test(next);
}
