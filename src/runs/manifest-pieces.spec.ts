import fc from 'fast-check';
import { piecesIn, putBack, takePieces } from './manifest-pieces.js';

const LONG = 'a long text '.repeat(100);

describe('the pieces of a manifest', () => {
  it('are its long texts, each once, and the rest is short', () => {
    const { json, texts } = takePieces({
      messages: [{ content: LONG }, { content: LONG }, { content: 'hi' }],
    });
    expect([...texts.values()]).toEqual([LONG]);
    expect(json.length).toBeLessThan(250);
    expect(piecesIn(json)).toEqual([...texts.keys()]);
  });

  it('make it whole again, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', minLength: 256, maxLength: 600 }),
      fc.constant(LONG),
      fc.constant('{"piece":"x"}'),
    );
    const manifest = fc.record({
      messages: fc.array(fc.record({ role: fc.constant('user'), content: text })),
      passages: fc.array(fc.record({ title: text, text, headings: fc.array(text), score: fc.integer() })),
    });
    fc.assert(
      fc.property(manifest, (value) => {
        const { json, texts } = takePieces(value);
        expect(putBack(json, texts)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('are missed: half a manifest is none', () => {
    const { json } = takePieces({ content: LONG });
    expect(() => putBack(json, new Map())).toThrow('is gone');
  });
});
