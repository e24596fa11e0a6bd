import { readTable } from './table-rows.js';

const read = (source: string) => {
  const rows = source.split('\n').map((line) => line.split(','));
  const { above, names, from } = readTable(rows);
  return { above, names, from };
};

describe('readTable', () => {
  it.each([
    ['years', 'Berth,2022,2023\nA1,17 €,18 €'],
    ['years above plain numbers', 'Berth,2022,2023\nA1,17,18'],
    ['a row of numbers', 'Nights,1,2,3\nA1,18,35,50\nA2,27,52,70'],
    ['a number of another form than below', 'Berth,10 %\nA1,yes\nA2,no'],
    ['a corner without a name', ',boat,metres\n0,Sea Otter,11\n1,Tern,8'],
    ['a delimiter at the end', 'Berth,Fee,\nA1,216,\nA2,18,'],
    ['a doubled name', 'Berth,Fee,Fee\nA1,18,20\nA2,27,30'],
    ['a long name', `Date,${'How content were you with the help? '.repeat(3)}\n3 May,5\n4 May,2`],
  ])('finds names with %s', (_, source) => {
    expect(read(source)).toEqual({ above: [], names: source.split('\n')[0]?.split(','), from: 1 });
  });

  it('sees lines above the names as a title', () => {
    expect(read('Berths,,\n\nBerth,Metres,Fee\nA1,8,18\nA2,12,27')).toEqual({
      above: ['Berths'],
      names: ['Berth', 'Metres', 'Fee'],
      from: 3,
    });
  });

  it.each([
    ['names and numbers', 'Ann,3\nBob,4'],
    ['rising numbers', 'Ann,3,5\nBob,4,6'],
    ['years', 'Ann,1990\nBob,1985'],
    ['doubled answers', 'A,yes,yes\nB,no,yes'],
    ['prose', `${'words '.repeat(30)},${'words '.repeat(30)}\n${'words '.repeat(30)},more`],
    ['numbers alone', '1,2,3\n4,5,6'],
  ])('finds none in %s', (_, source) => {
    expect(read(source).names).toBeUndefined();
  });
});
