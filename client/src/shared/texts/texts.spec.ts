import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { texts as ar } from './ar.js';
import { texts as de } from './de.js';
import { i18n } from './i18n.js';

type Text = string | Record<string, string>;
type Catalogue = Record<string, Record<string, Text>>;

const translations: [string, Catalogue][] = [
  ['de', de],
  ['ar', ar],
];
/** Every part of the page, in English: whoever adds a file has it looked at here. */
const parts = readdirSync(join(import.meta.dirname, 'en')).map((file) => file.replace(/\.ts$/, ''));
let english: Catalogue;

beforeAll(async () => {
  for (const part of parts) await import(`./en/${part}.ts`);
  english = i18n.cache.en as unknown as Catalogue;
});

const formsOf = (text: Text) => (typeof text === 'string' ? [text] : Object.values(text));
const slotsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the texts of the page', () => {
  it('are in parts that are named as their files are', () => {
    expect(Object.keys(english).sort()).toEqual(parts.sort());
  });

  it.each(translations)('are all there in %s, and none is left over', (_, translated) => {
    const keysOf = (catalogue: Catalogue) =>
      Object.entries(catalogue)
        .flatMap(([part, texts]) => Object.keys(texts).map((key) => `${part}.${key}`))
        .sort();
    expect(keysOf(translated)).toEqual(keysOf(english));
  });

  it.each(translations)('take the same values in %s', (_, translated) => {
    for (const [part, texts] of Object.entries(english)) {
      for (const [key, text] of Object.entries(texts)) {
        const expected = new Set(formsOf(text).flatMap(slotsOf));
        const inAny = new Set(formsOf(translated[part]![key]!).flatMap(slotsOf));
        expect([`${part}.${key}`, [...inAny].sort()]).toEqual([`${part}.${key}`, [...expected].sort()]);
      }
    }
  });

  it.each([['en', undefined], ...translations] as const)(
    'have in %s a form for each kind of number that the language tells apart',
    (code, translated) => {
      const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
      for (const [part, texts] of Object.entries(translated ?? english)) {
        for (const [key, text] of Object.entries(texts)) {
          if (typeof text === 'string') continue;
          expect([`${part}.${key}`, Object.keys(text).sort()]).toEqual([
            `${part}.${key}`,
            [...pluralCategories].sort(),
          ]);
        }
      }
    },
  );

  it('say one and two in Arabic by the noun alone, which has a form for each', () => {
    for (const [part, texts] of Object.entries<Record<string, Text>>(ar)) {
      for (const [key, text] of Object.entries(texts)) {
        if (typeof text === 'string') continue;
        const said = [text.one!, text.two!].filter((form) => slotsOf(form).includes('count'));
        expect([`${part}.${key}`, said]).toEqual([`${part}.${key}`, []]);
      }
    }
  });

  it.each([['en', undefined], ...translations] as const)('are empty nowhere in %s', (_, translated) => {
    for (const texts of Object.values(translated ?? english)) {
      for (const text of Object.values(texts).flatMap(formsOf)) expect(text.trim()).not.toBe('');
    }
  });
});
