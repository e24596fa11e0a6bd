import fc from 'fast-check';
import { highlighted } from './highlighted.js';

describe('a text with the words that were looked for', () => {
  it('is cut at them', () => {
    expect(
      highlighted('A lost card', [
        [2, 6],
        [7, 11],
      ]),
    ).toEqual([
      { text: 'A ', sought: false },
      { text: 'lost', sought: true },
      { text: ' ', sought: false },
      { text: 'card', sought: true },
    ]);
  });

  it('loses nothing, wherever they are said to be', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.integer(), fc.integer())), (text, spans) => {
        expect(
          highlighted(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
