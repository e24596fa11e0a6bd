import { Memo } from './memo.js';

describe('Memo', () => {
  it('keeps what is asked for again, whatever comes', () => {
    const memo = new Memo<{ of: string }>(2);
    memo.set('often', { of: 'often' });
    for (let number = 0; number < 10; number++) {
      memo.set(`once ${number}`, { of: 'once' });
      expect(memo.get('often')).toEqual({ of: 'often' });
    }
  });

  it('forgets what nobody asks for', () => {
    const memo = new Memo<{ of: number }>(2);
    for (let number = 0; number < 10; number++) memo.set(`${number}`, { of: number });
    const kept = Array.from({ length: 10 }, (_, number) => memo.get(`${number}`)).filter(Boolean);
    expect(kept.length).toBeLessThanOrEqual(4);
    expect(memo.get('0')).toBeUndefined();
  });
});
