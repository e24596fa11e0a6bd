import { aFile } from '../testing/a-file.js';
import { busyKeys, type FileChip, toneOf, toneOfAll } from './files-state.js';

const unread = aFile('a', { state: 'processing' });
const failed = aFile('b', { state: 'failed' });
const sending = { id: 1, what: { file: new File(['x'], 'c.md'), path: 'c.md' } };
const chip = (key: string, facts: Partial<FileChip>): FileChip => ({
  ...{ key, name: key, upload: null, document: null },
  ...facts,
});
const chips = [
  chip('on its way', { upload: { ...sending, state: { kind: 'sending', share: 0.5 } } }),
  chip('held', { upload: { ...sending, state: { kind: 'held', reason: 'busy' } } }),
  chip('refused', { upload: { ...sending, state: { kind: 'refused', reason: 'no', isFinal: false } } }),
  chip('read', { document: unread }),
  chip('ready', { document: aFile('d') }),
  chip('failed', { document: failed }),
];
const state = { documents: [], chips };

describe('the files of a conversation', () => {
  it('are busy until they are read, and bad where they come to nothing', () => {
    expect(chips.map(toneOf)).toEqual(['busy', 'busy', 'bad', 'busy', 'good', 'bad']);
    expect(busyKeys(state)).toEqual(['on its way', 'held', 'read']);
  });

  it.each([
    [['read', 'failed'], 'busy'],
    [['ready', 'failed'], 'bad'],
    [['refused'], 'bad'],
    [['ready'], 'good'],
    [['one that was removed'], 'good'],
    [[], 'good'],
  ])('that something waits for: of %j it is %s', (keys, tone) => {
    expect(toneOfAll(state, new Set(keys))).toBe(tone);
  });
});
