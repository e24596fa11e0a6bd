import { tableOf } from './table-cells.js';

function read(...lines: string[]) {
  const text = lines.join('\n');
  let from = 0;
  const rows = lines.map((line) => {
    const span = { start: from, end: from + line.length };
    from = span.end + 1;
    return span;
  });
  const table = tableOf(text, rows);
  const cells = table.rows.map((row) => row.map((cell) => cell && text.slice(cell.start, cell.end)));
  return { names: table.names, rows: cells };
}

describe('a table of a document', () => {
  it('has its columns from the names in its rows, and empty cells where a row has none', () => {
    expect(
      read('Boat: A1; Length: 8 m; Price: 18 €', 'Boat: A2; Price: 27 €', 'Boat: A3; Length: 9 m'),
    ).toEqual({
      names: ['Boat', 'Length', 'Price'],
      rows: [
        ['A1', '8 m', '18 €'],
        ['A2', null, '27 €'],
        ['A3', '9 m', null],
      ],
    });
  });

  it('takes what is no name for a part of the cell before it', () => {
    expect(read('Rule: open; then: close; Fee: 5', 'Rule: wait; Fee: 6')).toEqual({
      names: ['Rule', 'Fee'],
      rows: [
        ['open; then: close', '5'],
        ['wait', '6'],
      ],
    });
  });

  it('has a column without a name for what begins its rows, and none named where there are no names', () => {
    expect(read('Basic; Fee: 5', 'Gold; Fee: 9').names).toEqual(['', 'Fee']);
    expect(read('Mon; 9; 5', 'Tue; 10')).toEqual({
      names: ['', '', ''],
      rows: [
        ['Mon', '9', '5'],
        ['Tue', '10', null],
      ],
    });
  });
});
