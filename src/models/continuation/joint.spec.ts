import fc from 'fast-check';
import { tailOf } from './continuation.js';
import { Joint, RestartedError } from './joint.js';

const TEXT = 'Savings accounts pay interest. The rate of this account is 2.5 % and is paid at the end of ';

/** What is new in what a model says in these pieces. */
function join(way: 'prefill' | 'instruction', text: string, ...pieces: string[]): string {
  const joint = new Joint(way, text);
  return pieces.map((piece) => joint.take(piece)).join('') + joint.end();
}

describe('Joint', () => {
  it('passes on what goes on from a prefilled text, at once', () => {
    expect(new Joint('prefill', TEXT).take('each')).toBe('each');
    expect(join('prefill', TEXT, 'each', ' year.')).toBe('each year.');
  });

  it('takes away a prefilled text that is sent back', () => {
    expect(join('prefill', TEXT, TEXT.slice(0, 50), `${TEXT.slice(50)}each year.`)).toBe('each year.');
  });

  it('refuses an answer that begins anew', () => {
    expect(() => join('prefill', TEXT, `${TEXT.slice(0, 60)} something else`)).toThrow(RestartedError);
  });

  it.each([
    ['the words it was told to begin with', `${tailOf(TEXT)}each year.`],
    ['these with other spaces', ` ${tailOf(TEXT).trim().replace('rate of', 'rate\nof')} each year.`],
    [
      'from the beginning of a sentence on',
      'The rate of this account is 2.5 % and is paid at the end of each year.',
    ],
    ['nothing again', 'each year.'],
    ['all of it again', `${TEXT}each year.`],
  ])('joins where the model says %s', (_, said) => {
    expect(join('instruction', TEXT, said)).toBe('each year.');
    expect(join('instruction', TEXT, ...said)).toBe('each year.');
  });

  it('joins any text with its rest, in any pieces, also where both say the same again and again', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '🙂'),
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        fc.integer({ min: 1, max: 9 }),
        (one, rest, size) => {
          const said = tailOf(one) + rest;
          const pieces = said.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
          expect(join('instruction', one, ...pieces)).toBe(rest);
        },
      ),
    );
  });
});
