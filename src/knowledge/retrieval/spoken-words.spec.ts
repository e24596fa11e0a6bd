import { spokenWords } from './spoken-words.js';

describe('the words of a conversation', () => {
  it('are told by their terms as they were written, the newest first', () => {
    const turns = [{ text: 'What do policies cost?' }, { text: 'Is lost Luggage paid by the policy?' }];
    const words = spokenWords(turns, 'en');
    expect(words.get('luggag')).toEqual(['luggage']);
    expect(words.get('polici')).toEqual(['policy', 'policies']);
    expect(words.get('nothing')).toBeUndefined();
  });

  it('are few of each term, and of the beginning of a long text', () => {
    const words = spokenWords([{ text: `pay pays paid paying payed ${'x '.repeat(4_000)} luggage` }], 'en');
    expect(words.get('pay')!.length).toBeLessThanOrEqual(3);
    expect(words.get('luggag')).toBeUndefined();
  });
});
