import { type Corpus } from '../corpus.js';
import { KeptReadings } from './kept-readings.js';

function corpus(id: number, version: number): Corpus {
  return {
    id,
    version,
    changedVersion: version,
    language: 'en',
    passages: 1,
    totalLength: 1,
    hidden: [],
    lastNumber: 1,
  };
}

/** Readings of one byte a letter, and what has been read anew so far. */
function readings(maxBytes: number) {
  const kept = new KeptReadings<string, string>(maxBytes, (value) => value.length);
  const read: string[] = [];
  const find = async (of: Corpus, ...keys: string[]) => {
    const values = await kept.readAll(of, keys, (missing) => {
      read.push(...missing);
      const known = missing.filter((key) => key !== 'unknown');
      return Promise.resolve(new Map(known.map((key) => [key, `${key} ${of.id}.${of.version}`])));
    });
    return [...values.values()];
  };
  return { find, read };
}

describe('kept readings', () => {
  it('are read once for each corpus, and only what is missing is read', async () => {
    const { find, read } = readings(1_000);
    expect(await find(corpus(1, 7), 'fee')).toEqual(['fee 1.7']);
    expect(await find(corpus(1, 7), 'fee', 'card')).toEqual(['fee 1.7', 'card 1.7']);
    expect(await find(corpus(2, 7), 'fee')).toEqual(['fee 2.7']);
    expect(read).toEqual(['fee', 'card', 'fee']);
  });

  it('are read anew once their corpus has changed', async () => {
    const { find, read } = readings(1_000);
    await find(corpus(1, 7), 'fee');
    expect(await find(corpus(1, 8), 'fee')).toEqual(['fee 1.8']);
    expect(read).toEqual(['fee', 'fee']);
  });

  it('leave out what there is nothing of', async () => {
    const { find } = readings(1_000);
    expect(await find(corpus(1, 1), 'unknown', 'fee')).toEqual(['fee 1.1']);
  });

  it('never are more than there is room for, and those not used for longest go', async () => {
    const { find, read } = readings(15);
    await find(corpus(1, 1), 'fee');
    await find(corpus(1, 1), 'tax');
    await find(corpus(1, 1), 'fee');
    await find(corpus(1, 1), 'vat');
    read.length = 0;
    await find(corpus(1, 1), 'fee', 'tax', 'vat');
    expect(read).toEqual(['tax']);
    expect(await find(corpus(1, 1), 'longer than all the room')).toEqual(['longer than all the room 1.1']);
  });
});
