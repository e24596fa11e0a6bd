import fc from 'fast-check';
import { parseText } from '../parsing/markdown/parse-text.js';
import { BLOCK_KINDS, type TextBlock } from '../parsing/structured-text.js';
import { blocksBetween } from './blocks-between.js';

const blocks = fc
  .array(
    fc.record({
      gap: fc.nat(5),
      length: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom(...BLOCK_KINDS),
    }),
  )
  .map((drawn) => {
    let at = 0;
    return drawn.map(({ gap, length, kind }): TextBlock => {
      const start = at + gap;
      at = start + length;
      return { kind, start, end: at, ...(kind === 'heading' && { level: 2 }) };
    });
  });

describe('the blocks of a stretch of a text', () => {
  it('are those of all blocks that reach into it', () => {
    fc.assert(
      fc.property(blocks, fc.nat(500), fc.nat(200), (all, from, length) => {
        const span = { from, to: from + length };
        const expected = all.filter(({ start, end }) => start < span.to && end > from);
        expect(blocksBetween('', JSON.stringify(all), span)).toEqual(expected);
      }),
    );
  });

  it('are made of the text where nothing else tells, and of no more of it than they are', () => {
    const text = Array.from(
      { length: 3_000 },
      (_, index) => `# Part ${index}\n\n- one\n- two\n\nA paragraph.`,
    ).join('\n\n');
    const all = parseText(text).blocks;
    const span = { from: 60_000, to: 60_400 };
    const expected = all.filter(({ start, end }) => start < span.to && end > span.from);
    expect(expected.length).toBeGreaterThan(5);
    expect(blocksBetween(text, undefined, span)).toEqual(expected);
    expect(blocksBetween(text, undefined, { from: 0, to: text.length })).toEqual(all);
  });

  it('are none behind the end of it, nor where it has none', () => {
    expect(blocksBetween('One.', undefined, { from: 10, to: 20 })).toEqual([]);
    expect(blocksBetween('', '[]', { from: 0, to: 20 })).toEqual([]);
  });
});
