import { type Claims } from './claims.js';

/** @param open claims on data that nobody has worked on yet. */
export function describeClaims(open: () => Promise<{ claims: Claims; close: () => Promise<void> }>): void {
  let claims: Claims;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ claims, close } = await open());
  });

  afterEach(() => close());

  it('gives the first that nobody has, until there is none', async () => {
    expect(await claims.takeFirst(['a', 'b'])).toBe('a');
    expect(await claims.takeFirst(['a', 'b'])).toBe('b');
    expect(await claims.takeFirst(['a', 'b'])).toBeUndefined();
    expect(await claims.takeFirst([])).toBeUndefined();
  });

  it('gives what was given up, and nothing else', async () => {
    await claims.takeFirst(['a']);
    await claims.takeFirst(['b']);
    await claims.release('a');
    await claims.release('never claimed');
    expect(await claims.takeFirst(['b', 'a'])).toBe('a');
  });

  it('gives one thing to one of those who ask at the same time', async () => {
    const names = ['a', 'b', 'c'];
    const taken = await Promise.all(Array.from({ length: 12 }, () => claims.takeFirst(names)));
    expect(taken.filter((name) => name !== undefined).toSorted()).toEqual(names);
  });

  it('tells how far claimed work is', async () => {
    await claims.takeFirst(['a']);
    await claims.takeFirst(['b']);
    await claims.note('a', 'half');
    await claims.note('a', 'nearly');
    await claims.note('c', 'never claimed');
    expect(await claims.notesOn(['a', 'b', 'c'])).toEqual(new Map([['a', 'nearly']]));
    await claims.release('a');
    expect(await claims.notesOn(['a', 'b', 'c'])).toEqual(new Map());
    await claims.takeFirst(['a']);
    expect(await claims.notesOn(['a'])).toEqual(new Map());
  });

  it('has something done by one at a time, whatever comes of it', async () => {
    const done: string[] = [];
    await claims.alone('sweep', async () => {
      await claims.alone('sweep', () => Promise.resolve(void done.push('twice')));
      done.push('once');
    });
    await expect(claims.alone('sweep', () => Promise.reject(new Error('not now')))).rejects.toThrow(
      'not now',
    );
    await claims.alone('sweep', () => Promise.resolve(void done.push('again')));
    expect(done).toEqual(['once', 'again']);
  });
}
