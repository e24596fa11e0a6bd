import { type ChatPart, type FinishReason, type TokenUsage } from '../chat-part.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { type ModelError } from '../model-error.js';
import { choiceOf, type Completion, isError, readSaid, readUsage, type Said } from './completion.js';
import { readFinishWord } from './finish-words.js';
import { ThoughtSplitter } from './thought-splitter.js';

/** Makes the parts of one answer out of its chunks, or of the one completion that it is. */
export class CompletionReader {
  private begun = false;
  private reason: FinishReason | 'failure' | undefined;
  private usage: TokenUsage | undefined;
  /** Half a character, whose other half comes with the next delta. */
  private half = '';
  private hasText = false;
  private hasThought = false;
  private callsTool = false;
  private readonly thoughts: ThoughtSplitter;

  /** @param beginsThinking whether the model's last answer began in the middle of thoughts. */
  constructor(
    private readonly errors: ProviderErrors,
    beginsThinking: boolean,
  ) {
    this.thoughts = new ThoughtSplitter(beginsThinking);
  }

  /** Whether anything of it was read. */
  get hasBegun(): boolean {
    return this.begun;
  }

  /** Whether it said why it stopped. */
  get hasReason(): boolean {
    return this.reason !== undefined;
  }

  /** Whether this answer began in the middle of thoughts. */
  get beganThinking(): boolean {
    return this.thoughts.beganThinking;
  }

  /** @returns what it says went wrong, if it does. */
  read(completion: Completion, parts: ChatPart[]): ModelError | undefined {
    this.begun = true;
    const choice = choiceOf(completion);
    if (choice) this.say(readAnyOf(choice, this.hasText), parts);
    this.usage = readUsage(completion) ?? this.usage;
    if (isError(completion)) return this.errors.ofAnswer(completion);
    if (choice?.error) return this.errors.ofAnswer(choice);
    this.reason = readFinishWord(choice?.finish_reason) ?? this.reason;
    return undefined;
  }

  /** The answer is over. @returns what is wrong with it, where it is no answer. */
  finish(parts: ChatPart[]): ModelError | undefined {
    this.push(parts, '\uFFFD'.repeat(this.half.length), false);
    this.end(parts);
    if (this.reason === 'failure') return this.errors.brokeOff();
    const reason = this.reason ?? 'other';
    // What was cut or held back is told by its reason.
    const isExplained = reason === 'length' || reason === 'content-filter';
    if (!this.hasText && !isExplained) return this.errors.saidNothing(this.whyNothing());
    parts.push({ type: 'finish', reason, usage: this.usage });
    return undefined;
  }

  private whyNothing(): 'thoughts' | 'tool' | undefined {
    if (this.callsTool) return 'tool';
    return this.hasThought ? 'thoughts' : undefined;
  }

  private say({ reasoning, text, callsTool }: Said, parts: ChatPart[]): void {
    this.callsTool ||= callsTool;
    const before = parts.length;
    if (reasoning !== '') this.thoughts.think(parts, reasoning);
    if (text !== '') this.push(parts, this.half + text, true);
    this.note(parts, before);
  }

  /** Half a character at the end waits for its other half. */
  private push(parts: ChatPart[], text: string, holdsHalf: boolean): void {
    const isHalf = holdsHalf && (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800;
    this.half = isHalf ? text.slice(-1) : '';
    const whole = isHalf ? text.slice(0, -1) : text;
    if (whole !== '') this.thoughts.push(parts, whole.toWellFormed());
  }

  private end(parts: ChatPart[]): void {
    const before = parts.length;
    this.thoughts.end(parts);
    this.note(parts, before);
  }

  private note(parts: readonly ChatPart[], from: number): void {
    for (let index = from; index < parts.length; index += 1) {
      const part = parts[index];
      if (part?.type === 'text-delta') this.hasText = true;
      else if (part?.type === 'reasoning-delta') this.hasThought = true;
      else if (part?.type === 'correction') [this.hasText, this.hasThought] = [part.text !== '', true];
    }
  }
}

/**
 * A chunk says a `delta`, a whole completion a `message`, an old one a `text`. A last chunk may repeat all of it as a
 * `message`, which is not said again.
 */
function readAnyOf({ delta, message, text }: Record<string, unknown>, hasText: boolean): Said {
  const said = readSaid(delta);
  if (said.text !== '' || said.reasoning !== '' || said.callsTool || hasText) return said;
  const whole = readSaid(message);
  if (whole.text !== '' || whole.reasoning !== '' || whole.callsTool) return whole;
  return readSaid({ content: text });
}
