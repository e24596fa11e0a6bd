import { ApiError, UnreachableError } from '../../../api/api-error.js';
import { aQueued, aStatus } from '../../../testing/a-conversation.js';
import { asked, idsOf, replied, unsent, written } from '../testing/a-message.js';
import { headOf, nextStep, type Page, runToFollow, showStored } from './sync-plan.js';

const read = { do: 'read' };
const follow = { do: 'follow' };
const page = (facts: Partial<Page>): Page => ({
  status: 'ready',
  messages: [asked('a'), replied('b')],
  error: undefined,
  ...facts,
});
const refused = new ApiError(409, 'queue_full', 'Full.', {});

describe('the next step towards the server', () => {
  it('is to follow where the page has the newest message', () => {
    expect(nextStep(page({}), aStatus({ head_message_id: 'b' }), undefined)).toEqual(follow);
  });

  it('is to read where the server has a newer one', () => {
    expect(nextStep(page({}), aStatus({ head_message_id: 'c' }), undefined)).toEqual(read);
    expect(nextStep(page({}), aStatus({ head_message_id: 'c' }), 'b')).toEqual(read);
  });

  it('is not to read again for a head that reading did not bring', () => {
    expect(nextStep(page({}), aStatus({ head_message_id: 'c' }), 'c')).toEqual(follow);
  });

  it('is to read where the newest message has grown by another run, once', () => {
    const known = aStatus({ head_message_id: 'b', head_run_id: 'run_of_b' });
    expect(nextStep(page({}), known, undefined)).toEqual(follow);
    const grown = aStatus({ head_message_id: 'b', head_run_id: 'run_2' });
    expect(nextStep(page({}), grown, headOf(known))).toEqual(read);
    expect(nextStep(page({}), grown, headOf(grown))).toEqual(follow);
  });

  it('is to read where a message is shown as it was sent, and not as it was stored', () => {
    const messages = [unsent('mine'), written('b', 'run_1')];
    expect(nextStep(page({ messages }), aStatus({ head_message_id: 'b' }), 'b')).toEqual(read);
    expect(nextStep(page({ messages }), null, undefined)).toEqual(read);
  });

  it('is to read after a failure, as the page may show less than there is', () => {
    const failed = page({ status: 'error', error: new UnreachableError() });
    expect(nextStep(failed, aStatus({ head_message_id: 'b' }), 'b')).toEqual(read);
  });

  it('is to follow while the server said nothing, or has no message', () => {
    expect(nextStep(page({}), null, undefined)).toEqual(follow);
    expect(nextStep(page({ messages: [] }), aStatus(), undefined)).toEqual(follow);
  });
});

describe('the next step while a reply is waited for or written', () => {
  const queued = aStatus({ head_message_id: 'z', queue: [aQueued('mine')] });

  it('is none, whatever the server has', () => {
    const busy = page({ status: 'streaming', messages: [unsent('mine'), written('b', 'run_1')] });
    expect(nextStep(busy, queued, undefined)).toBeNull();
    expect(nextStep(page({ status: 'submitted', messages: [] }), queued, undefined)).toBeNull();
  });

  it('is to leave to the queue what was sent as the next message, and waits there', () => {
    const messages = [asked('a'), replied('b'), unsent('mine')];
    const sent = page({ status: 'submitted', messages });
    expect(nextStep(sent, queued, undefined)).toEqual({ do: 'leave-to-queue', messageId: 'mine' });
    expect(nextStep(sent, aStatus({ queue: [aQueued('of another tab')] }), undefined)).toBeNull();
    expect(nextStep(sent, null, undefined)).toBeNull();
  });

  it('leaves a stored message alone', () => {
    const messages = [asked('mine')];
    expect(nextStep(page({ status: 'submitted', messages }), queued, undefined)).toBeNull();
  });
});

describe('the run to follow', () => {
  const active = aStatus({ active_run_id: 'run_1' });

  it('is the one that makes a reply', () => {
    expect(runToFollow([asked('a')], active)).toBe('run_1');
    expect(runToFollow([], active)).toBe('run_1');
    expect(runToFollow([asked('a'), written('b', 'run_1')], active)).toBe('run_1');
  });

  it('is none where none makes one', () => {
    expect(runToFollow([asked('a')], aStatus())).toBeNull();
    expect(runToFollow([asked('a')], null)).toBeNull();
  });

  it('is none where its reply has ended here, before the server said so', () => {
    expect(runToFollow([asked('a'), replied('b', { run_id: 'run_1' })], active)).toBeNull();
  });

  it('is none while a message could not be sent', () => {
    expect(runToFollow([unsent('mine')], active)).toBeNull();
  });
});

describe('a page of messages from the server', () => {
  const stored = { messages: [asked('a'), replied('b')], hasEarlier: true };

  it('is shown, and settles what failed', () => {
    const shown = showStored({ messages: [], error: new UnreachableError() }, stored, null);
    expect(shown).toEqual({ messages: stored.messages, settled: true, hasEarlier: true });
  });

  it('says nothing of what is before the earlier messages that are shown', () => {
    const messages = [asked('x'), replied('y'), ...stored.messages];
    const shown = showStored({ messages, error: undefined }, stored, null);
    expect(idsOf(shown.messages)).toEqual(['x', 'y', 'a', 'b']);
    expect(shown.hasEarlier).toBeUndefined();
  });

  it('leaves the reader what could not be sent, and why', () => {
    const messages = [...stored.messages, unsent('mine')];
    const shown = showStored({ messages, error: refused }, stored, aStatus());
    expect(idsOf(shown.messages)).toEqual(['a', 'b', 'mine']);
    expect(shown.settled).toBe(false);
  });

  it('takes away what arrived after all', () => {
    const arrived = { ...stored, messages: [...stored.messages, asked('msg_1', { client_id: 'mine' })] };
    const messages = [...stored.messages, unsent('mine')];
    const shown = showStored({ messages, error: new UnreachableError() }, arrived, null);
    expect(idsOf(shown.messages)).toEqual(['a', 'b', 'msg_1']);
    expect(shown.settled).toBe(true);
  });

  it('takes away what waits in the queue, as it is shown there', () => {
    const messages = [...stored.messages, unsent('mine')];
    const shown = showStored(
      { messages, error: new UnreachableError() },
      stored,
      aStatus({ queue: [aQueued('mine')] }),
    );
    expect(idsOf(shown.messages)).toEqual(['a', 'b']);
    expect(shown.settled).toBe(true);
  });

  it('leaves what the server said against something else than a message', () => {
    const shown = showStored({ messages: stored.messages, error: refused }, stored, null);
    expect(shown.settled).toBe(false);
  });
});
