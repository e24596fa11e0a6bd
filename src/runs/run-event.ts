import { type UiMessageChunk } from './ui-message-chunk.js';

/** One entry of a run's log. Immutable, and only ever delivered once it is durable. */
export interface RunEvent {
  readonly runId: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** The chunk as JSON, as it is stored and as it goes over the wire. */
  readonly chunk: string;
}

export function createRunEvent(runId: string, seq: number, chunk: UiMessageChunk): RunEvent {
  return { runId, seq, chunk: JSON.stringify(chunk) };
}

// `type` is the first member of every chunk we write, which spares the hot path a parser.
const terminal = /^\{"type":"(?:finish|abort|error)"/;

/** Whether nothing comes after this event. */
export function isTerminal(event: RunEvent): boolean {
  return terminal.test(event.chunk);
}
