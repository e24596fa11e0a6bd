import { once } from 'node:events';
import { ChangeFeed } from '../change-feed.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from '../testing/postgres-server.js';
import { Connections } from './connections.js';
import { PostgresDatabase } from './postgres-database.js';
import { PostgresHints } from './postgres-hints.js';
import { type Statement } from './session.js';

const serverUrl = testServerUrl();

/** Loses what is sent over it, while it is told to. */
class LossyConnections extends Connections {
  isLosing = false;

  override query(statement: Statement | string) {
    const isHint = typeof statement === 'object' && String(statement.values?.[1]).includes('"hints":[[');
    if (this.isLosing && isHint) return Promise.reject(new Error('lost'));
    return super.query(statement);
  }
}

(serverUrl === undefined ? describe.skip : describe)('PostgresHints', () => {
  let own: OwnDatabase;
  let connections: LossyConnections;
  let hints: PostgresHints;
  let other: PostgresDatabase;
  let feed: ChangeFeed;
  let news: EventTarget;

  beforeAll(async () => {
    own = await createOwnDatabase(serverUrl ?? '');
  });

  afterAll(() => own.drop());

  beforeEach(async () => {
    connections = new LossyConnections(own.url);
    hints = new PostgresHints(own.url, connections);
    hints.listen(
      'topic',
      () => undefined,
      () => undefined,
    );
    other = new PostgresDatabase(own.url);
    feed = new ChangeFeed(other);
    news = new EventTarget();
    feed.listen('conv_1', () => news.dispatchEvent(new Event('told')));
    // Until the one is known to the other, and there is nothing more to doubt.
    const first = { isTold: false };
    news.addEventListener('told', () => (first.isTold = true), { once: true });
    while (!first.isTold) {
      hints.send('changed', 'conv_1');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  afterEach(async () => {
    await hints.close();
    await connections.close();
    await other.onApplicationShutdown();
  });

  it('cost those who follow a change no more than a moment when they are lost', async () => {
    const told = once(news, 'told');
    hints.send('changed', 'conv_1');
    await told;

    connections.isLosing = true;
    const late = once(news, 'told');
    hints.send('changed', 'conv_1');
    await late;
  });

  it('are missed where their sender died before it sent them', async () => {
    connections.isLosing = true;
    const late = once(news, 'told');
    hints.send('changed', 'conv_1');
    await hints.close();
    await late;
  });
});
