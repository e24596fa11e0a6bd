import { fromBits, fromNumbers, signsFor, toBits, toNumbers, vectorFor } from './vector-forms.js';

describe('signsFor', () => {
  const vector = new Float32Array([1, -1, 0, 0.5, -0, 2, -3, 1e-20]);

  it('has a bit for each dimension that is above zero', () => {
    expect([...signsFor('sqlite', vector)]).toEqual([0b1010_1001]);
    expect(signsFor('postgres', vector)).toBe('10101001');
  });

  it('fills the last byte up', () => {
    expect([...signsFor('sqlite', new Float32Array(9).fill(1))]).toEqual([0xff, 1]);
    expect([...signsFor('sqlite', new Float32Array(0))]).toEqual([]);
    expect(signsFor('postgres', new Float32Array(9).fill(1))).toBe('1111111100000001');
    expect(signsFor('postgres', new Float32Array(0))).toBe('');
  });

  it('is the same on both', () => {
    const bytes = signsFor('sqlite', new Float32Array(20).fill(1)) as Buffer;
    expect(toBits(bytes)).toBe(signsFor('postgres', new Float32Array(20).fill(1)));
    expect(fromBits(toBits(bytes))).toEqual(bytes);
    expect(fromBits('')).toEqual(Buffer.alloc(0));
  });
});

describe('vectorFor', () => {
  const part = new Float32Array([9, 1, 2, 9]).subarray(1, 3);

  it('has the vector alone, not what lies around it', () => {
    const bytes = vectorFor('sqlite', part) as Buffer;
    expect([...new Float32Array(Uint8Array.from(bytes).buffer)]).toEqual([1, 2]);
    expect(vectorFor('postgres', part)).toBe('{1,2}');
  });

  it('keeps every number as it is, on both', () => {
    const vector = Float32Array.of(1 / 3, -1e-20, 3e38, -0.1);
    const text = vectorFor('postgres', vector) as string;
    expect(Float32Array.from(text.slice(1, -1).split(','), Number)).toEqual(vector);
    const bytes = vectorFor('sqlite', vector) as Buffer;
    expect(toNumbers(bytes)).toBe(text);
    expect(fromNumbers(text.slice(1, -1).split(',').map(Number))).toEqual(bytes);
  });
});
