import { SeedSearch } from './seed-search.ts';

describe('SeedSearch', () => {
  const search = new SeedSearch([
    { id: 'fees', title: 'Account fees', text: 'An account costs nothing. The account has a card.' },
    { id: 'card', title: 'Card', text: 'Your card opens the door' },
    { id: 'open', title: 'Opening', text: 'How to open an ACCOUNT' },
  ]);

  it('counts each word of the query once, in title or text, and keeps the order of equals', () => {
    expect(search.search('account account', 5)).toEqual(['fees', 'open']);
    expect(search.search('Account open', 5)).toEqual(['open', 'fees']);
    expect(search.search('card', 1)).toEqual(['card']);
  });

  it('knows no punctuation and no word of three characters or less', () => {
    expect(search.search('account?', 5)).toEqual([]);
    expect(search.search('How to', 5)).toEqual([]);
    expect(search.search('nothing', 5)).toEqual([]);
  });
});
