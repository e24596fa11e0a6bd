import { ownerInConversation } from '../../common/knowledge-owner.js';
import {
  add,
  close,
  fileOf,
  fixture,
  get,
  jobs,
  open,
  parser,
  settled,
  upload,
} from '../testing/gated-ingestion.js';

describe('ingestion', () => {
  beforeEach(open);
  afterEach(close);

  describe('at the end of the process', () => {
    it('is put back as if it had not been begun, and nobody waits for it', async () => {
      const id = await upload('text');
      await parser.reading(1);
      const waiting = settled(id);

      await fixture.runner.onModuleDestroy();

      await waiting;
      await settled(id);
      expect(await jobs()).toEqual([{ document_id: id, attempts: 0 }]);
      expect(await get(id)).toMatchObject({ state: 'pending', failure: null });
    });

    it('leaves a text that comes too late for the next start', async () => {
      await fixture.runner.onModuleDestroy();

      expect(await add('Savings.')).toMatchObject({ state: 'pending' });
      expect(await jobs()).toHaveLength(1);
    });
  });

  it('gives up what was begun three times and never ended, and goes on with the next', async () => {
    const doomed = await upload('doomed');
    await parser.reading(1);
    await fixture.runner.onModuleDestroy();
    // Three processes that died without a word.
    for (let count = 0; count < 3; count += 1) {
      const taken = await fixture.queue.take('file', 1);
      expect(taken?.jobs).toHaveLength(1);
      await fixture.queue.release(taken!);
    }
    fixture.clock.nowMs += 1;
    const next = await upload('next');

    const taken = await fixture.queue.take('file', 1);
    expect(taken?.jobs.map(({ documentId }) => documentId)).toEqual([next]);
    expect(await get(doomed)).toMatchObject({ state: 'failed', failure: { code: 'ingestion_failed' } });
    expect(await get(next)).toMatchObject({ state: 'processing' });
  });

  it('reads files of all applications in turn, however many one of them has', async () => {
    await fixture.runner.onModuleDestroy();
    const of = async (applicationId: string, count: number): Promise<void> => {
      for (let number = 1; number <= count; number += 1) {
        fixture.clock.nowMs += 1;
        await fixture.library.upload(applicationId, fileOf(`${applicationId} ${number}`), {});
      }
    };
    await of('greedy', 4);
    await of('modest', 1);
    await of('another', 2);
    const turns: string[] = [];
    for (;;) {
      const [job] = (await fixture.queue.take('file', 1))?.jobs ?? [];
      if (!job) break;
      turns.push(Buffer.from(job.file!.bytes).toString());
      await fixture.library.remove(job.documentId);
    }

    expect(turns.slice(0, 3)).toEqual(['another 1', 'greedy 1', 'modest 1']);
    expect(turns.slice(3)).toEqual(['another 2', 'greedy 2', 'greedy 3', 'greedy 4']);
  });

  it('reads the files of conversations in the turns of their application, one conversation after the other', async () => {
    await fixture.runner.onModuleDestroy();
    const names = new Map<string, string>();
    const of = async (owner: string, name: string, count: number): Promise<void> => {
      for (let number = 1; number <= count; number += 1) {
        fixture.clock.nowMs += 1;
        const { document } = await fixture.library.upload(owner, fileOf(`${name} ${number}`), {});
        names.set(document.id, `${name} ${number}`);
      }
    };
    for (const name of ['one', 'two', 'three']) await of(ownerInConversation('greedy', name), name, 2);
    await of('greedy', 'known', 1);
    await of('modest', 'modest', 3);
    const turns: (string | undefined)[] = [];
    for (;;) {
      const taken = await fixture.queue.take('file', 1);
      const [job] = taken?.jobs ?? [];
      if (!job || !taken) break;
      turns.push(names.get(job.documentId));
      await fixture.library.remove(job.documentId);
      await fixture.queue.release(taken);
    }

    expect(turns.slice(0, 6)).toEqual(['known 1', 'modest 1', 'one 1', 'modest 2', 'three 1', 'modest 3']);
    expect(turns.slice(6)).toEqual(['two 1', 'one 2', 'three 2', 'two 2']);
  });

  it('takes as many texts at once as are short, and a long one by itself', async () => {
    await fixture.runner.onModuleDestroy();
    for (const length of [10, 50_000, 9_000, 1_000, 400_000, 11]) {
      fixture.clock.nowMs += 1;
      await add('x'.repeat(length - 1) + String(length % 7));
    }
    const takes: number[][] = [];
    for (;;) {
      const taken = await fixture.queue.take('text', 32);
      if (!taken) break;
      takes.push(taken.jobs.map(({ input }) => input.content?.length ?? -1));
      for (const job of taken.jobs) await fixture.library.remove(job.documentId);
      await fixture.queue.release(taken);
    }

    expect(takes.map((sizes) => sizes.length)).toEqual([3, 1, 1, 1]);
  });

  it('loses no text that comes while others are taken in', async () => {
    const documents = await Promise.all(Array.from({ length: 100 }, (_, index) => add(`Savings ${index}.`)));

    expect(documents.map(({ state }) => state)).toEqual(documents.map(() => 'ready'));
    expect(await jobs()).toEqual([]);
  });
});
