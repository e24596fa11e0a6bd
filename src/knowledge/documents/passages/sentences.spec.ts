import { sentencesOf } from './sentences.js';

const read = (text: string, headings: readonly string[] = []) =>
  sentencesOf({ text, headings }, 'en').map(({ start, end }) => text.slice(start, end));

describe('the sentences of a passage', () => {
  it('end where its language ends them, and not behind initials and short titles', () => {
    expect(
      read('Rates start at 2.5% APY. Ask Dr. Weber, e.g. by mail. It is 5 m. Over! J. S. Bach? Yes.'),
    ).toEqual([
      'Rates start at 2.5% APY.',
      'Ask Dr. Weber, e.g. by mail.',
      'It is 5 m.',
      'Over!',
      'J. S. Bach?',
      'Yes.',
    ]);
  });

  it('go over broken lines, and not from one block to the next', () => {
    expect(read('One sentence\r\nin two lines\n\n- an item\n- 1. another\n\n> quoted.')).toEqual([
      'One sentence\r\nin two lines',
      'an item',
      '1. another',
      'quoted.',
    ]);
  });

  it('are the headings where there is nothing else', () => {
    expect(read('# One\n\n## Two\n\n---')).toEqual(['# One', '## Two']);
    expect(read('---\n\n***')).toEqual([]);
  });

  it('have the headings above the passage where those in it are not known', () => {
    expect(sentencesOf({ text: 'One.', headings: ['Fees'] }, 'en')).toEqual([
      { start: 0, end: 4, headings: ['Fees'] },
    ]);
  });
});
