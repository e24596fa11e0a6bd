import fc from 'fast-check';
import { piecesIn, putBack, type Taken, takePieces } from './manifest-pieces.js';

const LONG = 'a long text '.repeat(100);

/** A value as it is stored, and all that was taken out of it. */
function flat({ json, texts, blocks }: Taken): [string, Map<string, string>] {
  const parts = [...blocks].flatMap(([hash, part]) => [[hash, part.json] as const, ...part.texts]);
  return [json, new Map([...texts, ...parts])];
}

describe('the pieces of a manifest', () => {
  it('are its long texts, each once, and the rest is short', () => {
    const { json, texts } = takePieces({
      messages: [{ content: LONG }, { content: LONG }, { content: 'hi' }],
    });
    expect([...texts.values()]).toEqual([LONG]);
    expect(json.length).toBeLessThan(250);
    expect(piecesIn(json).texts).toEqual([...texts.keys()]);
  });

  it('make it whole again, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', minLength: 256, maxLength: 600 }),
      fc.constant(LONG),
      fc.constant('{"piece":"x"}'),
    );
    const manifest = fc.record({
      messages: fc.array(fc.record({ role: fc.constant('user'), content: text }), { maxLength: 150 }),
      passages: fc.array(fc.record({ title: text, text, headings: fc.array(text), score: fc.integer() })),
    });
    fc.assert(
      fc.property(manifest, (value) => {
        expect(putBack(...flat(takePieces(value)))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('have a long list in parts, of which nearly all stay when it grows at its end or loses its beginning', () => {
    const messages = Array.from({ length: 2_000 }, (_, index) => ({
      id: `msg_${index}`,
      content: `${index} ${LONG}`,
    }));
    const before = takePieces({ messages: messages.slice(0, 1_990) });
    const after = takePieces({ messages: messages.slice(4) });
    expect(putBack(...flat(after))).toBe(JSON.stringify({ messages: messages.slice(4) }));
    const fresh = [...after.blocks.keys()].filter((hash) => !before.blocks.has(hash));
    expect(fresh.length).toBeLessThanOrEqual(4);
    expect(after.json.length).toBeLessThan(20_000);
    expect(before.texts.size + after.texts.size).toBeLessThan(128);
  });

  it('have a list of the same over and over in parts as well', () => {
    const hello = Array.from({ length: 400 }, (_, index) => ({
      role: index % 2 ? 'user' : 'assistant',
      content: 'hi',
    }));
    const taken = takePieces({ messages: hello });
    expect(putBack(...flat(taken))).toBe(JSON.stringify({ messages: hello }));
    expect(taken.blocks.size).toBeLessThanOrEqual(2);
  });

  it('are missed: half a manifest is none', () => {
    const { json } = takePieces({ content: LONG });
    expect(() => putBack(json, new Map())).toThrow('is gone');
  });
});
