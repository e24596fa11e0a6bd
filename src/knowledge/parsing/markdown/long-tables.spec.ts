import { blocksOf } from '../testing/blocks-of.js';
import { withoutPictures } from './embedded-pictures.js';
import { nameColumns } from './long-tables.js';
import { parseText } from './parse-text.js';

const table = (rows: number) => `| Berth | Fee |\n|---|---|\n${'| A\\|1 | 18 |\n'.repeat(rows)}`;

describe('nameColumns', () => {
  it('writes the names into each row of a long table, and says where each stands', () => {
    const document = nameColumns(parseText(`# Fees\n\n${table(100)}\nThe end.`), 100_000);
    const blocks = blocksOf(document);

    expect(document.text).toMatch(/^# Fees\n\nBerth: A/);
    expect(blocks.slice(0, 2)).toEqual(['h1: # Fees', 'table-row: Berth: A|1; Fee: 18']);
    expect(blocks).toHaveLength(102);
    expect(blocks.at(-1)).toBe('paragraph: The end.');
  });

  it('leaves a short table as it is', () => {
    expect(nameColumns(parseText(table(3)), 100_000).text).toBe(table(3));
  });

  it('writes the names above some rows where they are too long for each, and says so', () => {
    const long = table(400);
    const { text, warnings } = nameColumns(parseText(long), long.length);

    expect(text.match(/^Berth; Fee$/gm)).toHaveLength(3);
    expect(text.match(/^A\|1; 18$/gm)).toHaveLength(400);
    expect(warnings).toMatchObject([{ code: 'column_names_cut' }]);
  });

  it('leaves a table as it is that would grow too long even so', () => {
    expect(nameColumns(parseText(table(100)), 500).text).toBe(table(100));
  });
});

describe('withoutPictures', () => {
  it('leaves out the bytes of pictures', () => {
    const data = `data:image/png;base64,${'iVBORw0K'.repeat(50)}==`;
    expect(withoutPictures('![a](data:image/svg+xml;utf8,%3Csvg%20width=%221%22/%3E) b')).toBe('![a]() b');
    expect(withoutPictures('A `data:image/png` address.')).toBe('A `data:image/png` address.');
    expect(withoutPictures(`A ![pier](${data}) here.\n\n[image1]: <${data}>`)).toBe('A ![pier]() here.\n\n');
  });
});
