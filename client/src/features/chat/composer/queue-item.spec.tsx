import { renderToStaticMarkup } from 'react-dom/server';
import { type WaitingMessage } from '../session/outbox.js';
import { QueueItem } from './queue-item.js';

const nothing = () => undefined;
const drawn = (facts: Partial<WaitingMessage>) =>
  renderToStaticMarkup(
    <QueueItem
      message={{ id: 'a', runId: 'run_1', text: 'And this?', problem: null, ...facts }}
      onEdit={() => Promise.resolve(true)}
      onRetry={nothing}
      onWithdraw={nothing}
    />,
  );

describe('a message that waits for its turn', () => {
  it('tells which files it was sent with', () => {
    const documents = ['a.md', 'b.pdf'].map((name) => ({ id: name, name }));
    expect(drawn({ documents })).toMatch(/And this\?.*Sent with:.*a\.md, b\.pdf/);
    expect(drawn({})).not.toContain('Sent with');
  });
});
