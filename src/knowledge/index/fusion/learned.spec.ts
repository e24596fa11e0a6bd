import { isOutdated, type LearnedCorpus, weightsInForce } from './learned.js';

const THEN: LearnedCorpus = { language: 'en', passages: 100, lastNumber: 120 };

describe('what was learned', () => {
  const outdates = (changes: Partial<LearnedCorpus>) => isOutdated({ corpus: THEN }, { ...THEN, ...changes });

  it('holds until as many passages have come as half of those there were', () => {
    expect(outdates({ passages: 149, lastNumber: 169 })).toBe(false);
    expect(outdates({ passages: 150, lastNumber: 170 })).toBe(true);
  });

  it('holds until as many have gone, also where others took their place', () => {
    expect(outdates({ passages: 51 })).toBe(false);
    expect(outdates({ passages: 50 })).toBe(true);
    expect(outdates({ lastNumber: 170 })).toBe(true);
  });

  it('holds while a handful comes and goes, and not in another language', () => {
    const few: LearnedCorpus = { language: 'en', passages: 4, lastNumber: 4 };
    expect(isOutdated({ corpus: few }, { ...few, passages: 19, lastNumber: 19 })).toBe(false);
    expect(isOutdated({ corpus: few }, { ...few, passages: 20, lastNumber: 20 })).toBe(true);
    expect(outdates({ language: 'de' })).toBe(true);
  });

  it('stands behind what an application has set, and before the defaults', () => {
    const learned = { semantic: 0.25 };
    expect(weightsInForce({ lexical: 1, semantic: 0 }, learned)).toEqual({
      ...{ lexical: 1, semantic: 0 },
      from: 'settings',
    });
    expect(weightsInForce(null, learned)).toEqual({ lexical: 0.75, semantic: 0.25, from: 'learned' });
    expect(weightsInForce(null, { semantic: null })).toMatchObject({ from: 'default' });
    expect(weightsInForce(null, null)).toMatchObject({ from: 'default' });
  });
});
