import { createRunEvent } from './run-event.js';
import { textsBefore } from './run-text.js';
import { type UiMessageChunk } from './ui-message-chunk.js';

const log = (...chunks: UiMessageChunk[]) =>
  chunks.map((chunk, index) => createRunEvent('run_1', index + 1, chunk));

const said = (delta: string): UiMessageChunk => ({ type: 'text-delta', id: 'part_1', delta });

const continued = (attempt: number, from: number): UiMessageChunk => ({
  type: 'data-continued',
  data: { attempt, from, cause: 'stream_cut' },
});

describe('the texts that attempts have gone on with', () => {
  it('are what the log held when each began', () => {
    const thought: UiMessageChunk = { type: 'reasoning-delta', id: 'part_2', delta: 'Hm.' };
    const events = log(said('It '), said('is'), continued(2, 5), thought, said(' fr'), continued(3, 8));
    expect(textsBefore(events)).toEqual(
      new Map([
        [2, 'It is'],
        [3, 'It is fr'],
      ]),
    );
  });

  it('stay what they were where a later attempt takes all of it back', () => {
    const reset: UiMessageChunk = { type: 'reset-step' };
    const events = log(
      ...[said('It is'), continued(2, 5), said(' fr')],
      ...[reset, said('No'), continued(3, 2), said('thing.')],
    );
    expect(textsBefore(events)).toEqual(
      new Map([
        [2, 'It is'],
        [3, 'No'],
      ]),
    );
  });
});
