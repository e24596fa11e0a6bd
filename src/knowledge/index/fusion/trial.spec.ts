import { cutTrials, type TrialSource } from './trial.js';

const SENTENCE = 'A current account needs a valid passport.';
const REST =
  'Members of staff check documents within one working day and write a letter about their decision.';
const passage = (changes: Partial<TrialSource> = {}): TrialSource => ({
  ...{ title: 'Opening an account', headings: ['Opening an account', 'Papers'], text: `${SENTENCE} ${REST}` },
  ...changes,
});

describe('questions made of passages', () => {
  it('are headings and first sentences by turns, and what they ask for is without them', () => {
    expect(cutTrials([passage(), passage()], 'en')).toEqual([
      { question: 'Opening an account › Papers', rest: `${SENTENCE} ${REST}` },
      { question: SENTENCE, rest: REST },
    ]);
  });

  it('are what there is where one of the two says too little', () => {
    const untitled = passage({ title: '–', headings: [] });
    const short = passage({ text: SENTENCE });

    expect(cutTrials([untitled], 'en')).toMatchObject([{ question: SENTENCE }]);
    expect(cutTrials([passage(), short], 'en')[1]).toMatchObject({ rest: SENTENCE });
  });

  it('take as many sentences as it needs to ask for something', () => {
    const text = `Yes. It is. ${SENTENCE} ${REST}`;

    expect(cutTrials([passage({ title: '', headings: [], text })], 'en')).toEqual([
      { question: `Yes. It is. ${SENTENCE}`, rest: REST },
    ]);
  });

  it('are none of what says nothing', () => {
    expect(cutTrials([passage({ title: '', headings: [], text: 'Yes. No.' })], 'none')).toEqual([]);
    expect(cutTrials([passage({ text: ' ' })], 'en')).toEqual([]);
  });
});
