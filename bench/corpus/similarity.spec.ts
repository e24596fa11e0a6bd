import { similarity } from './similarity.ts';

describe('similarity', () => {
  it('is 1 of the same words in the same order, however they are spaced', () => {
    expect(similarity('The fee is 4 €.', 'The  fee\nis 4 € .')).toBe(1);
    expect(similarity('料金は二十七元', '料金は 二十七元')).toBe(1);
    expect(similarity('', ' ')).toBe(1);
  });

  it('is less where words are lost, made up, or in another order', () => {
    expect(similarity('one two three four', 'one two four')).toBeCloseTo(2 / 3);
    expect(similarity('one two three', 'three two one')).toBe(0);
    expect(similarity('one', 'other')).toBe(0);
    expect(similarity('one', '')).toBe(0);
  });
});
