import { type ChatMetadata } from '../chat-message.js';
import { asked, replied, written } from '../testing/a-message.js';
import { isContinuable } from './continuable.js';

describe('what can be gone on with', () => {
  it.each<[boolean, ChatMetadata, string]>([
    [true, { state: 'cancelled' }, 'Half'],
    [true, { state: 'failed' }, 'Half'],
    [true, { state: 'interrupted' }, 'Half'],
    [true, { state: 'completed', finish_reason: 'length' }, 'Half'],
    [false, { state: 'completed', finish_reason: 'stop' }, 'All'],
    [false, { state: 'completed', finish_reason: 'content-filter' }, 'No'],
    [false, { state: 'failed' }, ' '],
  ])('%s: a reply with %j that says “%s”', (expected, metadata, text) => {
    expect(isContinuable(replied('b', metadata, text))).toBe(expected);
  });

  it('is no message that was sent, is written still, or was copied from elsewhere', () => {
    expect(isContinuable(undefined)).toBe(false);
    expect(isContinuable(asked('a'))).toBe(false);
    expect(isContinuable(written('b', 'run_1', 'Half'))).toBe(false);
    const metadata: ChatMetadata = { sibling_ids: ['b'], state: 'failed' };
    expect(isContinuable({ ...replied('b'), metadata })).toBe(false);
  });
});
