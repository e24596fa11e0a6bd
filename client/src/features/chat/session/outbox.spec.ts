import { aQueued } from '../../../testing/a-conversation.js';
import { type OutgoingText, waitingMessages, withItem, withoutItem } from './outbox.js';

const going = (id: string, problem: string | null = null): OutgoingText => ({
  id,
  text: `Text of ${id}`,
  problem,
});

describe('the outbox', () => {
  it('keeps the order of writing', () => {
    expect(withItem(withItem([], going('a')), going('b')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps the place of a message that could not be sent, and is sent again', () => {
    const both = [going('a'), going('b')];
    const failed = withItem(both, going('a', 'Full.'));
    expect(failed).toEqual([going('a', 'Full.'), going('b')]);
    expect(withItem(failed, going('a'))).toEqual(both);
  });

  it('lets go of a message that arrived or was withdrawn', () => {
    expect(withoutItem([going('a'), going('b')], 'a')).toEqual([going('b')]);
    expect(withoutItem([going('b')], 'a')).toEqual([going('b')]);
  });
});

describe('the messages that wait', () => {
  it('are those the server keeps, then those on their way', () => {
    expect(waitingMessages([aQueued('a')], [going('b', 'Full.')])).toEqual([
      { id: 'a', runId: 'run_of_a', text: 'Text of a', problem: null },
      { id: 'b', runId: null, text: 'Text of b', problem: 'Full.' },
    ]);
  });

  it('have the files that they were sent with', () => {
    const documents = [{ id: 'doc_1', name: 'a.md' }];
    expect(waitingMessages([aQueued('a', { documents })], [])).toMatchObject([{ id: 'a', documents }]);
    expect(waitingMessages([], [{ ...going('b'), documents }])).toMatchObject([{ id: 'b', documents }]);
  });

  it('are shown once while both know of one, as the server has it', () => {
    expect(waitingMessages([aQueued('a')], [going('a')])).toMatchObject([{ id: 'a', runId: 'run_of_a' }]);
  });

  it('are known by the id of the server where no page gave them one', () => {
    for (const metadata of [{}, { client_id: 7 }]) {
      expect(waitingMessages([aQueued('a', { metadata })], [])).toMatchObject([{ id: 'msg_of_a' }]);
    }
  });
});
