import { type Coalescer } from './coalescer.js';
import { createRunEvent, type RunEvent } from './run-event.js';
import { type RunLog } from './run-log.js';
import { type Run } from './run.js';
import { type UiMessageChunk } from './ui-message-chunk.js';

/** A fast model's text is cut into events that a slow reader can be sent one by one. */
const MAX_DELTA_LENGTH = 16_384;

type DeltaKind = 'text' | 'reasoning';

/** Turns what a model says into the numbered events of one run. The only writer of its log. */
export class RunWriter {
  /** The answer so far, whether or not it is durable yet. */
  text = '';
  /** What the model thought on its way to it, as far as it told. */
  reasoning = '';
  /** How much of that was there when the last attempt began that the log tells of. */
  reasoningFrom = 0;

  private seq = 0;
  private pending: { kind: DeltaKind; delta: string } | undefined;
  private open: DeltaKind | undefined;
  private parts = 0;
  private coolingDown = false;
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly run: Pick<Run, 'id' | 'epoch'>,
    private readonly log: RunLog,
    private readonly coalescer: Coalescer,
    /** Called once, when the log cannot be written: the run must not go on. */
    private readonly onFailure: (error: unknown) => void,
    /** What the log holds already, where a writer that is gone left it. */
    history: readonly RunEvent[] = [],
  ) {
    for (const event of history) this.recall(event);
  }

  write(...chunks: UiMessageChunk[]): void {
    this.append([...this.takePending(), ...this.number(chunks)]);
  }

  /** Adds to the answer. The first words go out at once, what follows within a tick is one event. */
  delta(kind: DeltaKind, delta: string): void {
    this[kind] += delta;
    if (this.pending && this.pending.kind !== kind) this.flush();
    this.pending = { kind, delta: (this.pending?.delta ?? '') + delta };
    if (this.coolingDown && this.pending.delta.length < MAX_DELTA_LENGTH) return;
    this.flush();
    if (!this.coolingDown) this.coolDown();
  }

  /**
   * What was said so far stands otherwise: all of the step is taken back, and said anew.
   * @param restated what the step began with, as that goes too.
   */
  correct(restated: readonly UiMessageChunk[], reasoning: string, text: string): void {
    this.pending = undefined;
    this.open = undefined;
    [this.text, this.reasoning] = ['', ''];
    this.write({ type: 'reset-step' }, ...restated);
    if (reasoning !== '') this.delta('reasoning', reasoning);
    if (text !== '') this.delta('text', text);
  }

  /** @returns once everything so far is durable. */
  async settled(): Promise<void> {
    this.flush();
    await this.written;
  }

  /** The log begins with these events, which are written already. */
  opened(events: readonly RunEvent[]): void {
    this.seq += events.length;
  }

  /** The event of a chunk that goes into a transaction of the caller's. The answer goes on behind it; thoughts end. */
  note(chunk: UiMessageChunk): RunEvent[] {
    const pending = this.takePending();
    const closing = this.open === 'reasoning' ? this.closeOpen() : [];
    return [...pending, ...this.number([...closing, chunk])];
  }

  /** The events that end the log: they close what is open and go into the transaction that ends the run. */
  ending(...chunks: UiMessageChunk[]): RunEvent[] {
    return [...this.takePending(), ...this.number([...this.closeOpen(), ...chunks])];
  }

  private recall(event: RunEvent): void {
    const chunk = JSON.parse(event.chunk) as UiMessageChunk;
    this.seq = event.seq;
    if (chunk.type === 'text-delta') this.text += chunk.delta;
    if (chunk.type === 'reasoning-delta') this.reasoning += chunk.delta;
    if (chunk.type === 'data-continued') this.reasoningFrom = this.reasoning.length;
    if (chunk.type === 'reset-step') [this.text, this.reasoning, this.open] = ['', '', undefined];
    if (chunk.type === 'text-start' || chunk.type === 'reasoning-start') {
      this.parts += 1;
      this.open = chunk.type === 'text-start' ? 'text' : 'reasoning';
    }
    if (chunk.type === 'text-end' || chunk.type === 'reasoning-end') this.open = undefined;
  }

  private flush(): void {
    this.append(this.takePending());
  }

  private coolDown(): void {
    this.coolingDown = true;
    this.coalescer.schedule(() => {
      this.coolingDown = false;
      if (!this.pending) return;
      this.flush();
      this.coolDown();
    });
  }

  private takePending(): RunEvent[] {
    if (!this.pending) return [];
    const { kind, delta } = this.pending;
    this.pending = undefined;
    const opening = this.open === kind ? [] : [...this.closeOpen(), this.openPart(kind)];
    return this.number([...opening, { type: `${kind}-delta`, id: this.partId(), delta }]);
  }

  private openPart(kind: DeltaKind): UiMessageChunk {
    this.open = kind;
    this.parts += 1;
    return { type: `${kind}-start`, id: this.partId() };
  }

  private closeOpen(): UiMessageChunk[] {
    if (!this.open) return [];
    const chunk: UiMessageChunk = { type: `${this.open}-end`, id: this.partId() };
    this.open = undefined;
    return [chunk];
  }

  private partId(): string {
    return `part_${this.parts}`;
  }

  private number(chunks: readonly UiMessageChunk[]): RunEvent[] {
    return chunks.map((chunk) => createRunEvent(this.run.id, ++this.seq, chunk));
  }

  private append(events: readonly RunEvent[]): void {
    if (events.length === 0) return;
    const appended = this.log.append(events, this.run.epoch);
    this.written = Promise.all([this.written, appended]).then(() => undefined);
    // `settled` may never be asked for; the failure must be heard all the same.
    this.written.catch(() => undefined);
    appended.catch((error: unknown) => {
      this.onFailure(error);
    });
  }
}
