import { LANGUAGES } from '../../../applications/languages.js';
import { analyse } from '../text-analyser.js';
import { stopWordsOf } from './stop-words.js';

describe('stop words', () => {
  it.each(LANGUAGES.filter((language) => language !== 'none'))(
    'of %s are single, folded words',
    (language) => {
      const words = [...stopWordsOf(language)];

      expect(words.length).toBeGreaterThan(90);
      for (const word of words) {
        expect(analyse(word, language)).toMatchObject([{ end: word.length, isStopWord: true }]);
      }
    },
  );

  it.each([
    ['en', 'again still without never already'],
    ['ar', 'بدون أبدا'],
    ['el', 'ξανά ακόμα χωρίς ήδη'],
    ['hi', 'फिर बिना'],
    ['ro', 'iar încă fără niciodată deja'],
    ['tr', 'tekrar hala olmadan asla'],
    ['vi', 'lại vẫn chưa'],
    ['da', 'igen stadig uden aldrig allerede'],
    ['de', 'wieder noch ohne nie schon'],
    ['es', 'sin nunca todavía ya siempre'],
    ['fi', 'taas vielä ilman jo'],
    ['fr', 'encore sans jamais déjà'],
    ['it', 'ancora senza mai già'],
    ['nl', 'weer nog zonder nooit'],
    ['no', 'igjen uten aldri allerede'],
    ['pl', 'znowu bez nigdy już'],
    ['pt', 'ainda sem nunca já'],
    ['ru', 'снова ещё без никогда уже'],
    ['sv', 'igen utan aldrig redan'],
  ] as const)('of %s are none of %s', (language, words) => {
    expect(analyse(words, language).filter(({ isStopWord }) => isStopWord)).toEqual([]);
  });

  it('are none where no language is known', () => {
    expect(stopWordsOf('none').size).toBe(0);
  });
});
