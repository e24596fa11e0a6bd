import fc from 'fast-check';
import { plainSnippet } from './plain-snippet.js';

const placesOf = (text: string, word: string) =>
  [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => [index, index + word.length]);

describe('a piece of a reply in plain text', () => {
  it.each([
    ['The **fee** is *low*, ~~high~~, _really_, __truly__.', 'The fee is low, high, really, truly.'],
    ['这是**粗体**字', '这是粗体字'],
    ['Call `openAccount()` or ``a ` b``', 'Call openAccount() or a  b'],
    ['# Fees\n\n## Of cards ##', 'Fees\n\nOf cards ##'],
    ['> quoted\n- one\n* [x] two\n1. three', 'quoted\none\ntwo\n1. three'],
    ['```ts\nlet fee = 2;\n```', '\nlet fee = 2;\n'],
    ['See [the rates](https://bank.example/r "All") and ![logo](a.png).', 'See the rates and logo.'],
    ['rates](https://bank.example/r) are low', 'rates are low'],
    ['are in [the rates](https://bank.exam', 'are in the rates'],
    ['| Fee | 2% |\n|---|:-:|\n| Card | none |', ' Fee  2% \n\n Card  none '],
    ['2 * 3 * 4, snake_case_name, 2*3=6, C# and #1, a - b, x < y > z, [1]', null],
  ])('%j', (markdown, plain) => {
    expect(plainSnippet(markdown, []).text).toBe(plain ?? markdown);
  });

  it('has the words marked that were marked before', () => {
    const text = 'The **fee** of [fee tables](https://bank.example/fee)';
    const { text: plain, places } = plainSnippet(text, placesOf(text, 'fee'));
    expect(places.map(([start, end]) => plain.slice(start, end))).toEqual(['fee', 'fee', 'fee']);
    expect(plain).toMatch(/^The fee of/);
  });

  it('loses no marked word and adds nothing, whatever the text', () => {
    const unit = fc.constantFrom(
      'fee',
      ' ',
      'a',
      '*',
      '**',
      '_',
      '`',
      '#',
      '\n',
      '[',
      '](',
      ')',
      '|',
      '-',
      '> ',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = units.join('');
        const plain = plainSnippet(text, placesOf(text, 'fee'));
        expect(plain.places.map(([start, end]) => plain.text.slice(start, end))).toEqual(
          placesOf(text, 'fee').map(() => 'fee'),
        );
        const letters = (whole: string) => whole.replace(/[^a😀]/gu, '');
        expect(letters(text)).toContain(letters(plain.text));
      }),
    );
  });
});
