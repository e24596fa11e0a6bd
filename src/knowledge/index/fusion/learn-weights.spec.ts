import { hashText } from '../../../models/testing/hashing-embedding-model.js';
import { type EmbeddedTrial, learnWeights } from './learn-weights.js';

/** A word of letters alone for each number. */
const word = (number: number): string =>
  `w${number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`;
const nonsense = (seed: number): Float32Array => hashText(word(seed * 7_919), 64);

/** @param isFoundBy whether the words of a question, and its vector, are those of its own passage. */
function trial(number: number, isFoundBy: { words: boolean; meaning: boolean }): EmbeddedTrial {
  const own = hashText(word(number), 64);
  return {
    question: `${word(isFoundBy.words ? number : 1_000 + number)} asked`,
    rest: `${word(number)} ${word(number + 500)} told`,
    questionVector: isFoundBy.meaning ? own : nonsense(number + 1),
    restVector: own,
  };
}

const learn = (count: number, isFoundBy: (number: number) => { words: boolean; meaning: boolean }) =>
  learnWeights(
    Array.from({ length: count }, (_, number) => trial(number, isFoundBy(number))),
    'en',
  );

describe('the weight of meaning', () => {
  it('is small where the model finds nothing', () => {
    const learned = learn(60, () => ({ words: true, meaning: false }));

    expect(learned.semantic).toBeLessThan(0.3);
    expect(learned).toMatchObject({ questions: 60 });
    expect(learned.foundByWords).toBeGreaterThan(0.9);
    expect(learned.foundByMeaning).toBeLessThan(0.3);
  });

  it('is large where words find nothing', () => {
    const learned = learn(60, () => ({ words: false, meaning: true }));

    expect(learned.semantic).toBeGreaterThan(0.35);
    expect(learned.foundByMeaning).toBeGreaterThan(0.9);
    expect(learned.otherCosine).toBeLessThan(0.9);
    expect(learned.otherDeviation).toBeGreaterThanOrEqual(0.02);
  });

  it('lies between where each finds what the other does not', () => {
    const { semantic } = learn(60, (number) => ({ words: number % 2 === 0, meaning: number % 2 === 1 }));

    expect(semantic).toBeGreaterThan(0.2);
    expect(semantic).toBeLessThan(0.7);
  });

  it('is not known where there is too little to learn from', () => {
    expect(learn(19, () => ({ words: true, meaning: true }))).toMatchObject({
      semantic: null,
      questions: 19,
    });
    expect(learn(0, () => ({ words: true, meaning: true }))).toMatchObject({
      semantic: null,
      otherCosine: 0,
    });
  });

  it('is the same whatever a model makes of a text without meaning', () => {
    const empty = Array.from({ length: 30 }, (_, number) => ({
      ...trial(number, { words: true, meaning: true }),
      questionVector: new Float32Array(64),
    }));

    expect(learnWeights(empty, 'en').semantic).toBeLessThan(0.6);
  });
});
