import { type RunEvent } from './run-event.js';
import { type UiMessageChunk } from './ui-message-chunk.js';

/** The text of the answer that a log holds. */
export function textOf(events: readonly RunEvent[]): string {
  let text = '';
  for (const { chunk } of events) {
    const said = JSON.parse(chunk) as UiMessageChunk;
    if (said.type === 'text-delta') text += said.delta;
    if (said.type === 'reset-step') text = '';
  }
  return text;
}
