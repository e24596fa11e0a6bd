import { asked, replied, unsent } from '../testing/a-message.js';
import { type WaitingMessage } from './outbox.js';
import { joinTexts, unsentText } from './unsent-text.js';

const waiting = (id: string, runId: string | null): WaitingMessage => ({
  id,
  runId,
  text: `text of ${id}`,
  problem: null,
});

describe('what goes along from a conversation that has closed', () => {
  it('is all that the server does not have, in the order of writing', () => {
    const queue = [waiting('b', 'run_1'), waiting('c', null), waiting('d', null)];
    const messages = [asked('1'), replied('2'), unsent('a')];
    expect(unsentText({ messages, leaving: [], waiting: queue, draft: 'draft' })).toEqual({
      ids: ['a', 'c', 'd'],
      text: 'a\n\ntext of c\n\ntext of d\n\ndraft',
    });
  });

  it('is no message that is stored', () => {
    const nothing = { ids: [], text: '' };
    expect(unsentText({ messages: [asked('1')], leaving: [], waiting: [], draft: '' })).toEqual(nothing);
  });

  it('is one that was sent and is not on the page yet, once', () => {
    const leaving = ['a', 'c', 'e'].map((id) => waiting(id, null));
    const stored = asked('1', { client_id: 'e' });
    expect(
      unsentText({ messages: [stored], leaving, waiting: [waiting('c', 'run_1')], draft: 'draft' }),
    ).toEqual({ ids: ['a'], text: 'text of a\n\ndraft' });
    expect(unsentText({ messages: [unsent('a')], leaving, waiting: [], draft: '' }).ids).toEqual([
      'a',
      'c',
      'e',
    ]);
  });
});

describe('texts that become one', () => {
  it('are set apart, and one that says nothing is none', () => {
    expect(joinTexts(['a', ' ', '', 'b'])).toBe('a\n\nb');
    expect(joinTexts([])).toBe('');
  });
});
