import { Logger } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { DomainError } from '../common/domain-error.js';
import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { followStatus } from './follow-status.js';
import { FakeResponse } from './testing/fake-response.js';

class GoneError extends DomainError {
  constructor() {
    super('not-found', 'thing_not_found', 'It is gone.');
  }
}

/** A thing whose changes the test tells, and one who follows it. */
class Following {
  readonly response: FakeResponse;
  readonly scheduler = new ManualScheduler();
  state: string | Error = 'one';
  reads = 0;
  private readonly listeners = new Set<() => void>();

  constructor(method = 'GET') {
    this.response = new FakeResponse(method);
    followStatus(
      { id: 'doc_1', read: () => this.read(), isLast: ({ state }) => state === 'last' },
      { listen: (id, listener) => this.listen(id, listener) },
      this.response.asResponse(),
      this.scheduler,
    );
  }

  get listening(): number {
    return this.listeners.size;
  }

  /** Changes, and lets whoever wakes do what it can. */
  async change(...states: (string | Error)[]): Promise<void> {
    for (const state of states) {
      this.state = state;
      for (const listener of this.listeners) listener();
    }
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) await setImmediate();
  }

  private async read(): Promise<{ state: string }> {
    this.reads += 1;
    if (this.state instanceof Error) throw this.state;
    return Promise.resolve({ state: this.state });
  }

  private listen(id: string, listener: () => void): () => void {
    expect(id).toBe('doc_1');
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const status = (number: number, state: string): string =>
  `event: status\nid: ${number}\ndata: {"state":"${state}"}\n\n`;

describe('followStatus', () => {
  it('says what the thing is at now, and again when it has changed', async () => {
    const following = new Following();
    await following.settle();
    expect(following.response.head).toBe('200 text/event-stream');
    await following.change('two');
    await following.change('two');
    expect(following.response.text).toBe(status(1, 'one') + status(2, 'two'));
    expect(following.reads).toBe(3);
  });

  it('ends behind the last', async () => {
    const following = new Following();
    await following.settle();
    await following.change('last');
    expect(following.response.text).toBe(status(1, 'one') + status(2, 'last') + 'id: 3\ndata: [DONE]\n\n');
    expect(following.response.isEnded).toBe(true);
    expect(following).toMatchObject({ listening: 0, scheduler: { pending: 0 } });
  });

  it('reads once for changes that come together', async () => {
    const following = new Following();
    await following.settle();
    await following.change('two', 'three', 'four');
    expect(following.response.text).toBe(status(1, 'one') + status(2, 'four'));
    expect(following.reads).toBe(2);
  });

  it('misses no change that comes while it reads', async () => {
    const following = new Following();
    // The first reading is under way since the beginning.
    await following.change('two');
    expect(following.response.text).toBe(status(1, 'one') + status(2, 'two'));
  });

  it('reads nothing for one who does not read, and tells the newest once that one does', async () => {
    const following = new Following();
    following.response.writableNeedDrain = true;
    await following.settle();
    for (let number = 0; number < 100; number += 1) await following.change(`state ${number}`);
    expect(following.reads).toBe(1);
    expect(following.response.text).toBe(status(1, 'one'));

    following.response.writableNeedDrain = false;
    following.response.emit('drain');
    await following.settle();
    expect(following.response.text).toBe(status(1, 'one') + status(2, 'state 99'));
    expect(following.reads).toBe(2);
  });

  it('keeps the connection alive while nothing changes', async () => {
    const following = new Following();
    await following.settle();
    following.scheduler.advance(15_000);
    expect(following.response.text).toBe(`${status(1, 'one')}: heartbeat\n\n`);
  });

  it('stops when the reader leaves', async () => {
    const following = new Following();
    await following.settle();
    following.response.destroy();
    await following.change('two');
    expect(following).toMatchObject({ reads: 1, listening: 0, scheduler: { pending: 0 } });
  });

  it('ends when the thing is gone', async () => {
    const following = new Following();
    await following.settle();
    await following.change(new GoneError());
    expect(following.response.text).toBe(status(1, 'one'));
    expect(following.response).toMatchObject({ isEnded: true, isDestroyed: false });
    expect(following.listening).toBe(0);
  });

  it('breaks off where it cannot be read, so that the reader comes back', async () => {
    Logger.overrideLogger(false);
    const following = new Following();
    await following.settle();
    await following.change(new Error('disk on fire'));
    expect(following.response).toMatchObject({ isEnded: false, isDestroyed: true });
    expect(following.listening).toBe(0);
  });

  it('answers HEAD with the head alone', async () => {
    const following = new Following('HEAD');
    await following.settle();
    expect(following.response).toMatchObject({ head: '200 text/event-stream', text: '', isEnded: true });
    expect(following).toMatchObject({ reads: 0, listening: 0, scheduler: { pending: 0 } });
  });
});
