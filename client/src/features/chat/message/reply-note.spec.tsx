import { type ChatMessage, type ChatMetadata } from '../chat-message.js';
import { noteOn } from './reply-note.js';

const reply = (metadata: ChatMetadata, text: string, reasoning = ''): ChatMessage => ({
  id: 'msg_1',
  role: 'assistant',
  metadata,
  parts: [
    { type: 'reasoning', text: reasoning },
    { type: 'text', text },
  ],
});

describe('the note on a reply', () => {
  it.each<[string, ChatMetadata, string, string, RegExp]>([
    ['cut', { finish_reason: 'length' }, 'To open', '', /cut at the length/],
    ['lost in thought', { finish_reason: 'length' }, '', 'hm', /by thinking/],
    ['used up', { finish_reason: 'length' }, '', '', /before its first word/],
    ['filtered', { finish_reason: 'content-filter' }, 'I', '', /rest of this answer was held back/],
    ['filtered away', { finish_reason: 'content-filter' }, '', '', /no answer: it was held back/],
    ['looking for a tool', { finish_reason: 'tool-calls' }, 'I', '', /tool/],
    ['empty', { state: 'completed' }, ' ', '', /empty: the model ended it/],
    ['stopped early', { state: 'cancelled' }, '', 'hm', /stopped before its first word/],
    ['broken off early', { state: 'interrupted' }, '', '', /broke off before its first word/],
    ['failed early', { state: 'failed' }, '', '', /broke off before its first word/],
    [
      'failed for a reason',
      { state: 'failed', error: { code: 'full', detail: 'It is full.' } },
      '',
      '',
      /^It is full\.$/,
    ],
  ])('says that it was %s', (_, metadata, text, reasoning, note) => {
    expect(noteOn(reply(metadata, text, reasoning), false)).toMatch(note);
  });

  it('is absent from a whole one, and from one whose failure is told already', () => {
    expect(noteOn(reply({ state: 'completed', finish_reason: 'stop' }, 'Yes.'), false)).toBeUndefined();
    expect(noteOn(reply({ state: 'failed' }, ''), true)).toBeUndefined();
  });
});
