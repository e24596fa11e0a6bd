import { type FileToSend, type Sent } from '../../../api/knowledge/send-file.js';
import { UploadQueues } from './upload-queues.js';

const fileFor = (applicationId: string): FileToSend => ({
  ...{ applicationId, file: new File(['x'], 'a'), path: 'a', category: '' },
  ...{ keepsEverything: false, replaces: null },
});

function setUp() {
  const sent: string[] = [];
  const signals: AbortSignal[] = [];
  const queues = new UploadQueues({
    send: ({ applicationId }, _, signal) => {
      sent.push(applicationId);
      signals.push(signal);
      return new Promise<Sent>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('Aborted', 'AbortError'));
        });
      });
    },
    wait: () => Promise.resolve(),
    reasonOf: () => 'no',
    isAccessOver: () => false,
  });
  queues.of('app_a').add([fileFor('app_a')]);
  queues.of('app_b').add([fileFor('app_b')]);
  return { queues, sent, signals };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the files on their way into applications', () => {
  it('are kept by application, and all of them counted', () => {
    const { queues } = setUp();
    expect(queues.of('app_a')).toBe(queues.of('app_a'));
    expect(queues.of('app_a').read()).toHaveLength(1);
    expect(queues.unsent()).toBe(2);
  });

  it('wait while there is a key of another, or none, and go on with their own', async () => {
    const { queues, sent, signals } = setUp();
    queues.admit({ to: 'one', applicationId: 'app_a' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
    queues.admit({ to: 'none' });
    await settled();
    expect(sent).toEqual(['app_a', 'app_b']);
    queues.admit({ to: 'one', applicationId: 'app_b' });
    expect(sent).toEqual(['app_a', 'app_b', 'app_b']);
    queues.admit({ to: 'all' });
    expect(sent).toEqual(['app_a', 'app_b', 'app_b', 'app_a']);
  });

  it('are given up when whoever sent them leaves', async () => {
    const { queues, sent, signals } = setUp();
    queues.end();
    await settled();
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect([queues.unsent(), sent.length]).toEqual([0, 2]);
    expect(queues.of('app_a').read()).toEqual([]);
  });
});
