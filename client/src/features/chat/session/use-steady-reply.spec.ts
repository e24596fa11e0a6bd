import { asked, replied, written } from '../testing/a-message.js';
import { steadyReply } from './use-steady-reply.js';

const half = replied('b', { state: 'cancelled' }, 'Half of');

describe('a reply that is told from its start again', () => {
  it.each(['', 'Half'])('stays as it is shown while no more than “%s” is told', (text) => {
    expect(steadyReply(half, written('b', 'run_2', text), true)).toBe(half);
  });

  it.each(['Half of', 'Half of it', 'Otherwise'])('is shown anew once it says “%s”', (text) => {
    const last = written('b', 'run_2', text);
    expect(steadyReply(half, last, true)).toBe(last);
  });

  it('gives way to another message, to what is stored, and to a correction of what is written', () => {
    const [question, other] = [asked('a'), written('c', 'run_2', 'Half')];
    expect(steadyReply(half, question, true)).toBe(question);
    expect(steadyReply(half, other, true)).toBe(other);
    const stored = replied('b', {}, 'Half');
    expect(steadyReply(half, stored, false)).toBe(stored);
    const taken = written('b', 'run_1', '');
    expect(steadyReply(written('b', 'run_1', 'Half'), taken, true)).toBe(taken);
    expect(steadyReply(half, undefined, true)).toBeUndefined();
  });
});
