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
    expect(unsentText([asked('1'), replied('2'), unsent('a')], queue, 'draft')).toEqual({
      ids: ['a', 'c', 'd'],
      text: 'a\n\ntext of c\n\ntext of d\n\ndraft',
    });
  });

  it('is no message that is stored', () => {
    expect(unsentText([asked('1')], [], '')).toEqual({ ids: [], text: '' });
  });
});

describe('texts that become one', () => {
  it('are set apart, and one that says nothing is none', () => {
    expect(joinTexts(['a', ' ', '', 'b'])).toBe('a\n\nb');
    expect(joinTexts([])).toBe('');
  });
});
