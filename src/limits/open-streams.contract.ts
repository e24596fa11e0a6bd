import { type OpenStreams } from './open-streams.js';

/** @param open those of one process, with nobody in. */
export function describeOpenStreams(
  open: () => Promise<{ streams: OpenStreams; close: () => Promise<void> }>,
): void {
  let streams: OpenStreams;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ streams, close } = await open());
  });

  afterEach(() => close());

  it('are as many as may be, and another one when one of them closes', async () => {
    const leave = await streams.enter('a', 2);
    await streams.enter('a', 2);
    await expect(streams.enter('a', 2)).rejects.toMatchObject({
      code: 'open_streams_limit',
      members: { limit: 2 },
    });
    leave();
    await streams.enter('a', 2);
    await expect(streams.enter('a', 2)).rejects.toThrow('Open streams may be 2');
  });

  it('are counted for each apart', async () => {
    await streams.enter('a', 1);
    await streams.enter('b', 1);
    await expect(streams.enter('a', 1)).rejects.toThrow('1');
  });

  it('are without number where there is no limit', async () => {
    for (let count = 0; count < 300; count += 1) await streams.enter('a', 0);
  });

  it('go by the limit of the moment', async () => {
    await streams.enter('a', 3);
    await streams.enter('a', 3);
    await expect(streams.enter('a', 1)).rejects.toThrow('1');
    await streams.enter('a', 4);
    await streams.enter('a', 0);
  });

  it('let in no more than may be of those who come at the same time', async () => {
    const comers = Array.from({ length: 50 }, () => streams.enter('a', 20));
    const results = await Promise.allSettled(comers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });
}
