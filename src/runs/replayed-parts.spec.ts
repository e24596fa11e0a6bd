import fc from 'fast-check';
import { createRunEvent } from './run-event.js';
import { replayedParts } from './replayed-parts.js';
import { RunWriter } from './run-writer.js';

describe('replayedParts', () => {
  it('leaves the text open, behind the thoughts', () => {
    expect(replayedParts({ text: 'Half', reasoning: 'Hm' })).toEqual([
      { type: 'reasoning-start', id: 'part_1' },
      { type: 'reasoning-delta', id: 'part_1', delta: 'Hm' },
      { type: 'reasoning-end', id: 'part_1' },
      { type: 'text-start', id: 'part_2' },
      { type: 'text-delta', id: 'part_2', delta: 'Half' },
    ]);
  });

  it('comes in pieces, and never cuts a character', () => {
    const text = `${'a'.repeat(16_383)}🙂${'b'.repeat(20_000)}`;
    const deltas = replayedParts({ text, reasoning: '' }).flatMap((chunk) =>
      chunk.type === 'text-delta' ? [chunk.delta] : [],
    );
    expect(deltas.map(({ length }) => length)).toEqual([16_383, 16_384, 3_618]);
    expect(deltas.join('')).toBe(text);
  });

  it('is what a writer takes up again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string(), (text, reasoning) => {
        const events = replayedParts({ text, reasoning }).map((chunk, index) =>
          createRunEvent('run_1', index + 1, chunk),
        );
        const parts = [{ id: 'run_1', epoch: 1 }, {} as never, {} as never, () => undefined, events] as const;
        const writer = new RunWriter(...parts);
        expect([writer.text, writer.reasoning]).toEqual([text, reasoning]);
        expect(writer.ending().map(({ seq }) => seq)).toEqual([events.length + 1]);
      }),
    );
  });
});
