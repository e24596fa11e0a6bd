import fc from 'fast-check';
import { jsonInPieces } from './json-in-pieces.js';

const join = async (object: { content: string }, piece?: number): Promise<string> =>
  (await Array.fromAsync(jsonInPieces(object, 'content', piece))).join('');

describe('jsonInPieces', () => {
  it('says what JSON says, wherever it is cut', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', '\\', '\n', '\0', '😀', '\uD83D', '中'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (content, piece) => {
        const object = { id: 'doc_1', none: null, content, left: undefined, list: [1] };
        expect(JSON.parse(await join(object, piece))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });

  it('is of nothing but the text where there is nothing else', async () => {
    expect(await join({ content: '' })).toBe('{"content":""}');
  });

  it('hands out no piece that is much longer than was asked for', async () => {
    const pieces = await Array.fromAsync(jsonInPieces({ content: '😀'.repeat(100) }, 'content', 11));
    expect(Math.max(...pieces.slice(1, -1).map(({ length }) => length))).toBeLessThanOrEqual(12);
  });
});
