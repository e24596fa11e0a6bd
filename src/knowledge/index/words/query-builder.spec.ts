import fc from 'fast-check';
import { termWeight } from './bm25.js';
import { buildQuery, candidateTerms, fullScore, type TermStatistics, type Turn } from './query-builder.js';

const user = (text: string): Turn => ({ role: 'user', text });
const assistant = (text: string): Turn => ({ role: 'assistant', text });

/** Every term is in one of the passages, unless it is said how often it is there. */
function statistics(turns: Turn[], passages = 1_000, known: Record<string, number> = {}): TermStatistics {
  const frequencies = new Map(candidateTerms(turns, 'en').map((term) => [term, known[term] ?? 1]));
  return { passages, frequencies, averageLength: 100 };
}

function weights(turns: Turn[], passages?: number, known?: Record<string, number>): Record<string, number> {
  const query = buildQuery(turns, statistics(turns, passages, known), 'en');
  return Object.fromEntries(query.map(({ term, weight }) => [term, Math.round(weight * 1e6) / 1e6]));
}

describe('buildQuery', () => {
  it('takes the words of the question at 1, stop words at a fifth', () => {
    expect(weights([user('How do savings grow?')])).toEqual({ how: 0.2, do: 0.2, save: 1, grow: 1 });
  });

  it('drops stop words where passages are many', () => {
    expect(weights([user('How do savings grow?')], 5_001)).toEqual({ save: 1, grow: 1 });
  });

  it('keeps stop words where passages are as short as questions, however many there are', () => {
    const turns = [user('How do savings grow?')];
    const short = { ...statistics(turns, 100_000), averageLength: 20 };

    expect(buildQuery(turns, short, 'en').map(({ term }) => term)).toEqual(['how', 'do', 'save', 'grow']);
    expect(buildQuery(turns, { ...short, averageLength: 21 }, 'en')).toHaveLength(2);
  });

  it('takes a word that is said four times for twice as much', () => {
    expect(weights([user('card, card, card, the card and the PIN')])).toEqual({
      ...{ card: 2, pin: 1, and: 0.2 },
      the: Math.round(0.2 * Math.SQRT2 * 1e6) / 1e6,
    });
  });

  it('takes what stands for a word that no passage has for a little less, and once', () => {
    const turns = [user('my acount and the cards')];
    const near = new Map([
      ['acount', [{ term: 'account', passages: 3 }]],
      [
        'cartd',
        [
          { term: 'card', passages: 2 },
          { term: 'account', passages: 3 },
        ],
      ],
    ]);
    const known = { ...statistics(turns, 1_000, { acount: 0 }), near };

    const query = buildQuery(turns, known, 'en').filter(({ isStopWord }) => !isStopWord);

    expect(query).toEqual([
      { term: 'card', weight: 1, isStopWord: false, from: 'question' },
      { term: 'account', weight: 0.7, isStopWord: false, from: 'question', typed: 'acount' },
    ]);
  });

  it('lets earlier user turns fade with their distance, until they do not count', () => {
    const turns = ['zero', 'single', 'two', 'three', 'four', 'five'].reverse().map(user);

    expect(weights(turns)).toEqual({ zero: 1, singl: 0.4, two: 0.16, three: 0.064, four: 0.0256 });
  });

  it('takes the best ten words of the reply before the question, and no stop words of the history', () => {
    const reply = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo the of';
    const found = weights([
      user('first'),
      assistant('old'),
      user('how next'),
      assistant(reply),
      user('last'),
    ]);

    expect(Object.keys(found)).toHaveLength(13);
    expect(found).toMatchObject({ last: 1, next: 0.4, first: 0.16, alpha: 0.1 });
    expect(found).not.toHaveProperty('old');
    expect(found).not.toHaveProperty('how');
  });

  it('prefers the rare words of the reply, and those it repeats', () => {
    const common = Object.fromEntries('abcdefghijkl'.split('').map((letter) => [`word${letter}`, 200]));
    const reply = `${Object.keys(common).join(' ')} wordl wordl wordl unusual`;
    const turns = [user('x'), assistant(reply), user('last')];

    const found = weights(turns, 1_000, common);

    expect(found).toHaveProperty('unusu');
    expect(found).toHaveProperty('wordl');
  });

  it('takes the greatest weight of a term, not the sum', () => {
    const turns = [user('card'), user('card fee'), assistant('card fee limit'), user('card?')];

    expect(weights(turns)).toEqual({ card: 1, fee: 0.4, limit: 0.1 });
  });

  it('forgets words of the history that too many passages have', () => {
    const turns = [user('savings account'), user('fees')];

    expect(weights(turns, 1_000, { account: 301, save: 300 })).toEqual({ fee: 1, save: 0.4 });
    expect(weights(turns, 30_000, { account: 3_001, save: 3_000 })).toEqual({ fee: 1, save: 0.4 });
    expect(weights(turns, 2, { account: 2, save: 1 })).toEqual({ fee: 1, save: 0.4 });
  });

  it('never forgets a common word of the question', () => {
    expect(weights([user('account')], 10, { account: 10 })).toEqual({ account: 1 });
  });

  it('fills up to twenty terms, and never cuts the question to get there', () => {
    const words = Array.from({ length: 30 }, (_, index) => `word${index}`);
    const many = user(words.join(' '));
    const few = user(words.slice(0, 5).join(' '));
    const earlier = user(words.map((word) => `old${word}`).join(' '));

    expect(Object.keys(weights([earlier, few]))).toHaveLength(20);
    expect(Object.keys(weights([earlier, many]))).toEqual(words);
  });

  it('searches a pasted text by its hundred rarest words', () => {
    const words = Array.from({ length: 300 }, (_, index) => `word${index}`);
    const known = Object.fromEntries(words.map((word, index) => [word, index + 1]));

    const found = Object.keys(weights([user(words.join(' '))], 1_000, known));

    expect(found.sort()).toEqual(words.slice(0, 100).sort());
  });

  it('asks for nothing that no passage has', () => {
    const turns = [user('zebra'), assistant('yak'), user('xylophone')];

    expect(weights(turns, 10, { zebra: 0, yak: 0, xylophon: 0 })).toEqual({});
  });

  it('asks for stop words alone only where the question has nothing else', () => {
    expect(weights([user('who are you')])).toEqual({ who: 0.2, are: 0.2, you: 0.2 });
    expect(weights([user('who are you, zebra')], 10, { zebra: 0 })).toEqual({});
    expect(weights([user('who are you')], 10, { who: 0 })).toEqual({});
  });

  it('ignores what comes after the last user turn, and system turns', () => {
    const turns: Turn[] = [{ role: 'system', text: 'secret' }, user('card'), assistant('afterwards')];

    expect(weights(turns)).toEqual({ card: 1 });
  });

  it('makes nothing of no turns', () => {
    expect(buildQuery([], { passages: 10, frequencies: new Map(), averageLength: 0 }, 'en')).toEqual([]);
  });

  it('keeps its bounds for any conversation', () => {
    const word = fc.stringMatching(/^[a-f]{1,3}$/);
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
    const turn = fc.record({ role: fc.constantFrom('user', 'assistant', 'system'), text });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns: Turn[]) => {
        const query = buildQuery(turns, statistics(turns), 'en');
        const question = turns.findLast(({ role }) => role === 'user')?.text ?? '';
        const asked = new Set(candidateTerms([user(question)], 'en'));
        const terms = query.map(({ term }) => term);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.length).toBeLessThanOrEqual(Math.max(20, asked.size));
        for (const term of asked) expect(terms).toContain(term);
        for (const { term, weight } of query) {
          expect(weight).toBeGreaterThan(0);
          const times = question
            .split(' ')
            .filter((each) => candidateTerms([user(each)], 'en').includes(term));
          expect(weight).toBeLessThanOrEqual(asked.has(term) ? Math.sqrt(times.length) : 0.4);
        }
      }),
    );
  });
});

describe('fullScore', () => {
  const worth = (weight: number, frequency: number): number => termWeight(weight, 1_000, frequency);
  const full = (turns: Turn[], known: Record<string, number>, near?: TermStatistics['near']): number => {
    const given = statistics(turns, 1_000, known);
    const frequencies = new Map([...given.frequencies, ...Object.entries(known)]);
    const all = { ...given, frequencies, ...(near && { near }) };
    return fullScore(turns, all, 'en', buildQuery(turns, all, 'en'));
  };
  const near = new Map([
    [
      'Acount',
      [
        { term: 'account', passages: 40 },
        { term: 'count', passages: 2 },
      ],
    ],
  ]);

  it('counts a word that no passage has as one that a single passage has', () => {
    expect(full([user('block my acount')], { block: 9, acount: 0 })).toBeCloseTo(worth(1, 9) + worth(1, 1));
  });

  it('counts the most common of what stands for a word, as much as a search does', () => {
    const known = { block: 9, acount: 0, account: 40, count: 2 };
    const expected = worth(1, 9) + worth(0.7, 40);

    expect(full([user('block my Acount')], known, near)).toBeCloseTo(expected);
    expect(
      full([user('good morning'), user('block my Acount')], { ...known, good: 0, morn: 0 }, near),
    ).toBeCloseTo(expected);
  });

  it('counts what stands for a word once where it is asked for itself too', () => {
    const known = { acount: 0, account: 40, count: 2 };

    expect(full([user('Acount account')], known, near)).toBeCloseTo(worth(1, 40));
    expect(full([user('account Acount')], known, near)).toBeCloseTo(worth(1, 40));
  });

  it('counts a word that nothing stands for as before', () => {
    const known = { block: 9, acount: 0 };

    expect(full([user('block Acount')], known, new Map([['Acount', []]]))).toBeCloseTo(
      worth(1, 9) + worth(1, 1),
    );
  });
});
