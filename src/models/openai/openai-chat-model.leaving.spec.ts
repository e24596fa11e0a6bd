import { QUESTION } from '../chat-model.contract.js';
import { type ChatPart } from '../chat-part.js';
import { provider, start } from './testing/failing-provider.js';
import { openStream, type StubCall, toToken } from './testing/stub-provider.js';

afterEach(() => provider.close());

describe('a provider whose caller goes away', () => {
  async function closingAfter(
    answer: (call: StubCall) => void,
    leave: (iterator: AsyncIterator<ChatPart>, controller: AbortController) => Promise<unknown>,
  ): Promise<number> {
    let onClosed: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (onClosed = resolve));
    let onCalled: (() => void) | undefined;
    const called = new Promise<void>((resolve) => (onCalled = resolve));
    const model = await start((call) => {
      call.request.socket.once('close', () => onClosed?.());
      answer(call);
      onCalled?.();
    });
    const controller = new AbortController();
    const iterator = model.stream(QUESTION, controller.signal)[Symbol.asyncIterator]();
    const first = iterator.next();
    first.catch(() => undefined);
    await called;
    const leftAt = performance.now();
    const left = leave(iterator, controller);
    await Promise.allSettled([first, left, closed]);
    return performance.now() - leftAt;
  }

  const speak = ({ response }: StubCall): void => {
    openStream(response);
    response.write(toToken('Hi'));
  };

  it('is hung up on within 250 ms of an abort before it answers', async () => {
    const elapsedMs = await closingAfter(
      () => undefined,
      (_, controller) => {
        controller.abort();
        return Promise.resolve();
      },
    );
    expect(elapsedMs).toBeLessThan(250);
  });

  it('is hung up on within 250 ms of an abort in the middle', async () => {
    const elapsedMs = await closingAfter(speak, async (iterator, controller) => {
      const next = iterator.next();
      controller.abort();
      await next;
    });
    expect(elapsedMs).toBeLessThan(250);
  });

  it('is hung up on within 250 ms of the last look at the answer', async () => {
    const elapsedMs = await closingAfter(speak, (iterator) => iterator.return!());
    expect(elapsedMs).toBeLessThan(250);
  });
});
