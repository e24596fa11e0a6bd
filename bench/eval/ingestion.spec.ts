import { waitUntilEmbedded } from './ingestion.ts';

const MODEL = 'openai:first';

describe('waitUntilEmbedded', () => {
  /** A server that has embedded so many of ten passages, one number for each time it is asked. */
  function serverAt(
    embedded: number[],
    state = (_at: number): string => 'active',
    { passages = 10, learnedAt = 0 } = {},
  ) {
    let asked = 0;
    const get = <T>(): Promise<T> => {
      const at = embedded[Math.min(asked, embedded.length - 1)] ?? 0;
      asked += 1;
      const learned = learnedAt > 0 && asked >= learnedAt ? { passages } : null;
      const generations = at === 0 ? [] : [{ model: MODEL, state: state(asked), embedded: at, learned }];
      return Promise.resolve({ model: MODEL, passages, generations, last_error: { code: 'down' } } as T);
    };
    return { get, asked: () => asked };
  }

  const pause = (): Promise<void> => Promise.resolve();

  it('waits for the last passage', async () => {
    const server = serverAt([0, 3, 7, 10]);
    await waitUntilEmbedded(server, 'app', pause);
    expect(server.asked()).toBe(4);
  });

  it('waits until searches use the vectors', async () => {
    const server = serverAt([10], (at) => (at < 3 ? 'building' : 'active'));
    await waitUntilEmbedded(server, 'app', pause);
    expect(server.asked()).toBe(3);
  });

  it('waits until what the model is worth is learned, where there are passages enough', async () => {
    const server = serverAt([30], undefined, { passages: 30, learnedAt: 3 });
    await waitUntilEmbedded(server, 'app', pause);
    expect(server.asked()).toBe(3);
  });

  it('does not wait for a server that embeds nothing', async () => {
    const get = <T>(): Promise<T> =>
      Promise.resolve({ model: null, passages: 10, generations: [], last_error: null } as T);
    await expect(waitUntilEmbedded({ get }, 'app', pause)).resolves.toBeUndefined();
  });

  it('gives up on one that gets no further, and says how far it came and why', async () => {
    await expect(waitUntilEmbedded(serverAt([0, 4]), 'app', pause)).rejects.toThrow(
      '4 of 10 passages were embedded: {"code":"down"}',
    );
  });
});
