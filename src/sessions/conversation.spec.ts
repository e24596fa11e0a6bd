import {
  allows,
  type ConversationState,
  hasExpired,
  stateAt,
  titleFrom,
  titleOfFork,
  type Transition,
} from './conversation.js';

describe('the lifecycle', () => {
  const legal: [ConversationState, Transition][] = [
    ['ACTIVE', 'pause'],
    ['PAUSED', 'resume'],
    ['ACTIVE', 'end'],
    ['PAUSED', 'end'],
  ];

  it.each(['ACTIVE', 'PAUSED', 'ENDED'] as const)(
    'allows from %s what it should and nothing else',
    (state) => {
      const moves = (['pause', 'resume', 'end'] as const).filter((move) => allows(move, state));
      expect(moves).toEqual(legal.filter(([from]) => from === state).map(([, move]) => move));
    },
  );

  it('is revived, or ended for good, where it has expired', () => {
    const moves = (['pause', 'resume', 'end'] as const).filter((move) => allows(move, 'ENDED', true));
    expect(moves).toEqual(['resume', 'end']);
  });

  it('has expired where its time was over and nobody ended it', () => {
    expect(hasExpired({ state: 'ENDED', updatedAt: 100, expiresAt: 160 })).toBe(true);
    expect(hasExpired({ state: 'ENDED', updatedAt: 130, expiresAt: 130 })).toBe(false);
    expect(hasExpired({ state: 'ACTIVE', updatedAt: 100, expiresAt: 160 })).toBe(false);
  });

  it('is over the moment the time is', () => {
    expect(stateAt({ state: 'ACTIVE', expiresAt: 100 }, 99)).toBe('ACTIVE');
    expect(stateAt({ state: 'ACTIVE', expiresAt: 100 }, 100)).toBe('ENDED');
    expect(stateAt({ state: 'PAUSED', expiresAt: 100 }, 100)).toBe('ENDED');
  });
});

describe('titleFrom', () => {
  it('takes a short message as it is, on one line', () => {
    expect(titleFrom('  Tell me\n about savings  ')).toBe('Tell me about savings');
  });

  it('cuts a long one at a word, and one long word anywhere', () => {
    expect(titleFrom('word '.repeat(30))).toBe(`${'word '.repeat(12).trim()}…`);
    expect(Array.from(titleFrom('🏦'.repeat(100)))).toHaveLength(61);
  });
});

describe('titleOfFork', () => {
  it.each([
    ['Savings', 'Savings (fork)'],
    ['Savings (fork)', 'Savings (fork 2)'],
    ['Savings (fork 9)', 'Savings (fork 10)'],
    ['(fork)', '(fork) (fork)'],
    ['A (fork) in the road', 'A (fork) in the road (fork)'],
  ])('calls a fork of %j %j', (title, fork) => {
    expect(titleOfFork(title)).toBe(fork);
  });

  it('is never longer than a title may be', () => {
    expect(titleOfFork('a'.repeat(200))).toBe(`${'a'.repeat(193)} (fork)`);
    expect(titleOfFork('🏦'.repeat(100))).toBe(`${'🏦'.repeat(96)} (fork)`);
  });
});
