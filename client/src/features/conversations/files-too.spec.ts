import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { wordsOf } from './files-too.js';

const t = conversationsTexts.get();

describe('what is said of files before a conversation is deleted', () => {
  it('is how many go with it', () => {
    expect(wordsOf(t, { status: 'ready', value: [{}] })).toBe('Its 1 file is deleted with it.');
    expect(wordsOf(t, { status: 'ready', value: [{}, {}] })).toBe('Its 2 files are deleted with it.');
  });

  it('is nothing where there are none, or while that is asked', () => {
    expect(wordsOf(t, { status: 'ready', value: [] })).toBeNull();
    expect(wordsOf(t, { status: 'loading' })).toBeNull();
  });

  it('is that any would, where the server does not say', () => {
    expect(wordsOf(t, { status: 'failed', error: new Error('Away.') })).toMatch(/^Files that were added/);
  });
});
