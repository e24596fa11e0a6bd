import fc from 'fast-check';
import { analyse } from './text-analyser.js';

const terms = (text: string) => analyse(text).map((token) => token.term);
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('analyse', () => {
  it('strips punctuation, folds case and stems', () => {
    expect(terms('Opening (savings) ACCOUNTS!?')).toEqual(['open', 'save', 'account']);
  });

  it('folds accents and compatibility forms, composed or not', () => {
    expect(terms('Café')).toEqual(terms('cafe\u0301'));
    expect(terms('ｆｕｌｌ ﬁne ²')).toEqual(['full', 'fine', '2']);
    expect(terms('½')).toEqual(['1', '2']);
    expect(terms('İstanbul')).toEqual(terms('istanbul'));
  });

  it('keeps stop words and marks them', () => {
    expect(analyse("I don't know how").map(({ term, isStopWord }) => [term, isStopWord])).toEqual([
      ['i', true],
      ['don', true],
      ['t', true],
      ['know', false],
      ['how', true],
    ]);
  });

  it('reads other scripts', () => {
    expect(terms('Проценты 利息')).toEqual(['проценты', '利息']);
  });

  it('treats names of the object prototype as words', () => {
    expect(terms('constructor __proto__ toString')).toEqual(['constructor', 'proto', 'tostr']);
  });

  it('says where each word stands in the text as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        let start = 0;
        for (const token of analyse(text)) {
          expect(token.start).toBeGreaterThanOrEqual(token.start === start ? start : end);
          expect(text.slice(token.start, token.end)).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          ({ start, end } = token);
        }
      }),
    );
  });

  it('makes terms of bounded length, of letters and digits alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('a', '𝒜', '𠀀'), minLength: 60, maxLength: 90 })),
        (text) => {
          for (const term of terms(text)) {
            expect(term.length).toBeLessThanOrEqual(64);
            expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
          }
        },
      ),
    );
  });

  it('does not care for case or for what stands between words', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,12}$/), { maxLength: 20 });
    const separator = fc.constantFrom(' ', ', ', '\n', ' - ', '("', '…');
    fc.assert(
      fc.property(words, separator, (list, between) => {
        expect(terms(list.join(between).toUpperCase())).toEqual(list.flatMap((word) => terms(word)));
      }),
    );
  });

  it('gives the same text the same terms, whatever it has read before', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const first = terms(text);
        analyse(other);
        expect(terms(text)).toEqual(first);
        expect(terms(`${other} ${text}`)).toEqual([...terms(`${other} `), ...first]);
      }),
    );
  });
});
