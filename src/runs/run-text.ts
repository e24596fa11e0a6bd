import { type RunEvent } from './run-event.js';
import { type UiMessageChunk } from './ui-message-chunk.js';

/** The text that each attempt of a log has gone on with, by its number: what the log held when it began. */
export function textsBefore(events: readonly RunEvent[]): Map<number, string> {
  const texts = new Map<number, string>();
  let text = '';
  for (const { chunk } of events) {
    const said = JSON.parse(chunk) as UiMessageChunk;
    if (said.type === 'text-delta') text += said.delta;
    if (said.type === 'reset-step') text = '';
    if (said.type === 'data-continued') texts.set(said.data.attempt, text);
  }
  return texts;
}
