import { GroupSync } from './group-sync.js';

/** A disk whose syncs the test ends. */
class SlowDisk {
  written = 0;
  durable = 0;
  syncs = 0;
  private readonly pending: (() => void)[] = [];

  sync = async (): Promise<void> => {
    this.syncs += 1;
    const covered = this.written;
    await new Promise<void>((resolve) => this.pending.push(resolve));
    this.durable = covered;
  };

  async endSync(): Promise<void> {
    while (this.pending.length === 0) await new Promise((resolve) => setImmediate(resolve));
    this.pending.shift()?.();
  }
}

describe('GroupSync', () => {
  it('lets nobody go before what they wrote is durable, with one sync for many', async () => {
    const disk = new SlowDisk();
    const group = new GroupSync(disk.sync);
    const commit = async (): Promise<void> => {
      const mine = (disk.written += 1);
      await group.wait();
      expect(disk.durable).toBeGreaterThanOrEqual(mine);
    };

    const first = Array.from({ length: 50 }, commit);
    const ending = disk.endSync();
    await ending;
    const second = Array.from({ length: 50 }, commit);
    await Promise.all(first);
    await disk.endSync();
    await Promise.all(second);
    expect(disk.syncs).toBe(2);
  });

  it('serves who comes during a sync by the next one', async () => {
    const disk = new SlowDisk();
    const group = new GroupSync(disk.sync);
    disk.written = 1;
    const early = group.wait();
    while (disk.syncs === 0) await new Promise((resolve) => setImmediate(resolve));
    disk.written = 2;
    const late = group.wait();
    await disk.endSync();
    await early;
    expect(disk.durable).toBe(1);
    await disk.endSync();
    await late;
    expect(disk.durable).toBe(2);
  });

  it('tells those who waited when a sync fails, and tries again for the others', async () => {
    let attempts = 0;
    const group = new GroupSync(() => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('disk on fire')) : Promise.resolve();
    });
    await expect(group.wait()).rejects.toThrow('disk on fire');
    await expect(group.wait()).resolves.toBeUndefined();
  });
});
