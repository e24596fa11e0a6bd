import fc from 'fast-check';
import { LANGUAGES } from '../../applications/languages.js';
import { SoughtTerms } from './sought-terms.js';
import { analyse, findTokens } from './text-analyser.js';

const terms = (text: string) => analyse(text, 'en').map((token) => token.term);
const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const anyLanguage = fc.constantFrom(...LANGUAGES);

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
    expect(analyse("I don't know how", 'en').map(({ term, isStopWord }) => [term, isStopWord])).toEqual([
      ['i', true],
      ['don', true],
      ['t', true],
      ['know', false],
      ['how', true],
    ]);
  });

  it('reads other scripts', () => {
    expect(terms('Проценты τόκος ब्याज 利息')).toEqual(['проценты', 'τοκοσ', 'ब्याज', '利', '利息', '息']);
  });

  it('reads a word with a hyphen in its parts and in one', () => {
    expect(analyse('My e-mail', 'en')).toMatchObject([
      { term: 'my' },
      { term: 'e', start: 3, end: 4 },
      { term: 'email', start: 3, end: 9, isStopWord: false },
      { term: 'mail', start: 5, end: 9 },
    ]);
    expect(terms('a sign‑in and COVID-19')).toEqual('a sign signin in and covid covid19 19'.split(' '));
    expect(terms('up-to-date')).toEqual(['up', ...terms('uptodate'), 'to', 'date']);
  });

  it.each([
    ['dates', '2026-11-24', 3],
    ['ids', '5b2404d7-1f9f-f7ed-abdd', 4],
    ['options', '--dry-run', 2],
    ['dashes', 'fees - none', 2],
    ['ends of words', 'pre- and post-', 3],
    ['stop words', 'this-and-that', 3],
    ['very long words', `${'a'.repeat(25)}-b`, 2],
  ])('takes %s for no such word', (_, text, count) => {
    expect(terms(text)).toHaveLength(count);
  });

  it('reads over soft hyphens', () => {
    expect(analyse('Ac\u00adcounts', 'en')).toEqual([
      { term: 'account', start: 0, end: 9, isStopWord: false },
    ]);
  });

  it('treats names of the object prototype as words', () => {
    expect(terms('constructor __proto__ toString')).toEqual(['constructor', 'proto', 'tostr']);
  });

  it('says where each word stands in the text as it was, in the order of the text', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        let start = 0;
        for (const token of analyse(text, language)) {
          expect(token.start).toBeGreaterThanOrEqual(start);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toMatch(/^[\p{L}\p{N}\p{M}\u00ad‐‑-]+$/u);
          ({ start } = token);
        }
      }),
    );
  });

  it('lets no two words overlap where there are spaces between words', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aÉß½ﬁ\u0301й1’ '), maxLength: 60 });
    fc.assert(
      fc.property(text, anyLanguage, (written, language) => {
        let last = { start: 0, end: 0 };
        for (const token of analyse(written, language)) {
          expect(token.start).toBeGreaterThanOrEqual(token.start === last.start ? last.start : last.end);
          last = token;
        }
      }),
    );
  });

  it('makes terms of bounded length, of letters and digits and the vowel signs of Indic scripts', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'ß', 'æ', '𝒜', '𠀀', 'é', 'ا'),
      minLength: 60,
      maxLength: 90,
    });
    fc.assert(
      fc.property(fc.oneof(anyText, letters), anyLanguage, (text, language) => {
        for (const { term } of analyse(text, language)) {
          expect(term.length).toBeLessThanOrEqual(64);
          expect(term).toMatch(/^[\p{L}\p{N}\p{M}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
          expect(term).not.toMatch(/[\u0300-\u036f]/);
          expect(term.isWellFormed()).toBe(true);
        }
      }),
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
      fc.property(anyText, anyText, anyLanguage, anyLanguage, (text, other, language, another) => {
        const read = (written: string) => analyse(written, language).map(({ term }) => term);
        const first = read(text);
        analyse(other, language);
        analyse(text, another);
        expect(read(text)).toEqual(first);
        expect(read(`${other} ${text}`)).toEqual([...read(`${other} `), ...first]);
      }),
    );
  });
});

describe('findTokens', () => {
  const words = [
    'tài',
    'khoản',
    'e-mail',
    'Straße',
    '½',
    '手机壳',
    'accounts',
    'ACCOUNT',
    ' ',
    '-',
    '\u00ad',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), anyText), { maxLength: 20 })
    .map((parts) => parts.join(' '));

  it('finds what the text is analysed into, and nothing else', () => {
    fc.assert(
      fc.property(text, anyLanguage, fc.infiniteStream(fc.boolean()), (read, language, isWanted) => {
        const tokens = analyse(read, language);
        const terms = new Set(tokens.map(({ term }) => term).filter(() => isWanted.next().value));
        const found = findTokens(read, new SoughtTerms(terms, language));
        expect(found).toEqual(tokens.filter(({ term }) => terms.has(term)));
      }),
    );
  });
});
