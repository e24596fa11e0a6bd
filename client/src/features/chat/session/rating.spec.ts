import { type SaidFeedback } from '../../../api/types.js';
import { replied } from '../testing/a-message.js';
import { feedbackOf, withFeedback, withoutRefused } from './rating.js';

const up: SaidFeedback = { rating: 'up', reason: null, comment: null };
const down: SaidFeedback = { rating: 'down', reason: 'slow', comment: null };
const shown = [replied('msg_1'), replied('msg_2')];
const saidOf = (messages: readonly (typeof shown)[number][]) => messages.map(feedbackOf);

describe('what the reader thinks of a reply', () => {
  it('stands at that reply alone, and leaves the others as they are drawn', () => {
    const rated = withFeedback(shown, 'msg_2', up);
    expect(saidOf(rated)).toEqual([undefined, up]);
    expect(rated[0]).toBe(shown[0]);
  });

  it('is changed, and taken back without a trace', () => {
    const changed = withFeedback(withFeedback(shown, 'msg_1', up), 'msg_1', down);
    expect(saidOf(changed)).toEqual([down, undefined]);
    expect(withFeedback(changed, 'msg_1', undefined)).toEqual(shown);
  });

  it('is as before where the server did not keep it', () => {
    const rated = withFeedback(shown, 'msg_1', up);
    const refused = withFeedback(rated, 'msg_1', down);
    expect(saidOf(withoutRefused(refused, 'msg_1', { refused: down, before: up }))).toEqual([up, undefined]);
  });

  it('stays what was said last, whatever became of what was said before', () => {
    const rated = withFeedback(withFeedback(shown, 'msg_1', up), 'msg_1', down);
    expect(saidOf(withoutRefused(rated, 'msg_1', { refused: up, before: undefined }))).toEqual([
      down,
      undefined,
    ]);
  });
});
