// Longer than other files: it is one promise, and is read as one by whoever writes another log.
import fc from 'fast-check';
import { createRunEvent, type RunEvent } from './run-event.js';
import { type RunLog } from './run-log.js';
import { LeaseLostError } from './runs.errors.js';

/** A log to test, and how its runs come into being. */
export interface RunLogFixture {
  log: RunLog;
  /** Makes a run that can be written in epoch 1. @returns its id. */
  createRun(): Promise<string>;
  /** Has somebody else hold the run from now on. @returns the new epoch. */
  takeLease(runId: string): Promise<number>;
  close(): Promise<void>;
}

/** The events of a whole reply of `deltas` words. */
function replyEvents(runId: string, deltas: number): RunEvent[] {
  return [
    createRunEvent(runId, 1, { type: 'start-step' }),
    ...Array.from({ length: deltas }, (_, index) =>
      createRunEvent(runId, index + 2, { type: 'text-delta', id: 'part_1', delta: `word ${index} ` }),
    ),
    createRunEvent(runId, deltas + 2, {
      type: 'finish',
      finishReason: 'stop',
      messageMetadata: { state: 'completed' },
    }),
  ];
}

async function collect(batches: AsyncIterable<readonly RunEvent[]>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}

const never = new AbortController().signal;

/** What every {@link RunLog} owes. In one file: the list of it. */
export function describeRunLog(name: string, open: () => Promise<RunLogFixture>): void {
  describe(`${name} as a RunLog`, () => {
    let fixture: RunLogFixture;

    beforeEach(async () => {
      fixture = await open();
    });

    afterEach(async () => {
      await fixture.close();
    });

    it('reads back what was appended, from any place', async () => {
      const runId = await fixture.createRun();
      const events = replyEvents(runId, 3);
      await fixture.log.append(events, 1);

      for (let after = 0; after <= events.length; after++) {
        expect(await fixture.log.read(runId, after)).toEqual(events.slice(after));
      }
    });

    it('answers a follower of a finished run the whole log, and ends', async () => {
      const runId = await fixture.createRun();
      const events = replyEvents(runId, 3);
      await fixture.log.append(events, 1);

      expect(await collect(fixture.log.follow(runId, 0, never))).toEqual(events);
    });

    it('ends at once for whoever has seen the last event already', async () => {
      const runId = await fixture.createRun();
      const events = replyEvents(runId, 1);
      await fixture.log.append(events, 1);

      expect(await collect(fixture.log.follow(runId, events.length, never))).toEqual([]);
      expect(await collect(fixture.log.follow(runId, events.length + 100, never))).toEqual([]);
    });

    it('ends with the run for whoever asked for more than there ever is', async () => {
      const runId = await fixture.createRun();
      const following = collect(fixture.log.follow(runId, 1_000, never));
      await fixture.log.append(replyEvents(runId, 1), 1);

      expect(await following).toEqual([]);
    });

    it('keeps runs apart', async () => {
      const [one, other] = [await fixture.createRun(), await fixture.createRun()];
      const following = collect(fixture.log.follow(one, 0, never));
      await fixture.log.append(replyEvents(other, 2), 1);
      await fixture.log.append(replyEvents(one, 1), 1);

      expect(await following).toEqual(replyEvents(one, 1));
    });

    it('refuses a number that is taken, and keeps the others of the same moment', async () => {
      const [runId, bystander] = [await fixture.createRun(), await fixture.createRun()];
      const [first] = replyEvents(runId, 1);
      await fixture.log.append([first!], 1);
      const results = await Promise.allSettled([
        fixture.log.append([createRunEvent(runId, 1, { type: 'finish-step' })], 1),
        fixture.log.append(replyEvents(bystander, 2), 1),
      ]);

      expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
      expect(await fixture.log.read(runId, 0)).toEqual([first]);
      expect(await fixture.log.read(bystander, 0)).toEqual(replyEvents(bystander, 2));
    });

    it('refuses a number that leaves a gap', async () => {
      const runId = await fixture.createRun();
      const events = replyEvents(runId, 3);
      await expect(fixture.log.append(events.slice(1), 1)).rejects.toThrow('follow');
      await fixture.log.append(events.slice(0, 2), 1);
      await expect(fixture.log.append(events.slice(3), 1)).rejects.toThrow('follow');

      expect(await fixture.log.read(runId, 0)).toEqual(events.slice(0, 2));
    });

    it('refuses whoever held the run before, and takes what goes on from whoever holds it', async () => {
      const [runId, bystander] = [await fixture.createRun(), await fixture.createRun()];
      const events = replyEvents(runId, 3);
      const following = collect(fixture.log.follow(runId, 0, never));
      await fixture.log.append(events.slice(0, 2), 1);
      const epoch = await fixture.takeLease(runId);
      const results = await Promise.allSettled([
        fixture.log.append(events.slice(2, 3), 1),
        fixture.log.append(replyEvents(bystander, 2), 1),
      ]);
      expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
      await fixture.log.append(events.slice(2, 4), epoch);
      await expect(fixture.log.append(events.slice(4), 1)).rejects.toThrow(LeaseLostError);
      await expect(fixture.log.append(events.slice(4), epoch + 1)).rejects.toThrow(LeaseLostError);
      await fixture.log.append(events.slice(4), epoch);

      expect(await following).toEqual(events);
      expect(await fixture.log.read(runId, 0)).toEqual(events);
    });

    it('erases the logs of runs, and no others', async () => {
      const runIds = [await fixture.createRun(), await fixture.createRun(), await fixture.createRun()];
      for (const runId of runIds) await fixture.log.append(replyEvents(runId, 2).slice(0, 2), 1);
      await fixture.log.append(replyEvents(runIds[0]!, 2).slice(2), 1);
      await fixture.log.erase(runIds.slice(0, 2));

      expect(await fixture.log.read(runIds[0]!, 0)).toEqual([]);
      expect(await fixture.log.read(runIds[1]!, 0)).toEqual([]);
      expect(await fixture.log.read(runIds[2]!, 0)).toEqual(replyEvents(runIds[2]!, 2).slice(0, 2));
    });

    it('ends when the signal aborts, while it waits and before it starts', async () => {
      const runId = await fixture.createRun();
      const controller = new AbortController();
      const following = collect(fixture.log.follow(runId, 0, controller.signal));
      controller.abort();

      expect(await following).toEqual([]);
      expect(await collect(fixture.log.follow(runId, 0, controller.signal))).toEqual([]);
    });

    it.each(['breakOff', 'turnAway'] as const)(
      'that ends for now (%s) tells its followers so once they have all there is, and nobody else',
      async (way) => {
        const [broken, other] = [await fixture.createRun(), await fixture.createRun()];
        const events = replyEvents(broken, 3);
        const reason = new Error('no room');
        const seen: RunEvent[] = [];
        const following = (async () => {
          for await (const batch of fixture.log.follow(broken, 0, never)) seen.push(...batch);
        })();
        const elsewhere = collect(fixture.log.follow(other, 0, never));
        const told = expect(following).rejects.toBe(reason);
        await fixture.log.append(events.slice(0, 3), 1);
        fixture.log[way](broken, reason);
        await told;
        expect(seen).toEqual(events.slice(0, 3));

        await fixture.log.append(replyEvents(other, 1), 1);
        expect(await elsewhere).toHaveLength(3);
        const again = collect(fixture.log.follow(broken, 3, never));
        await fixture.log.append(events.slice(3), 1);
        expect(await again).toEqual(events.slice(3));
      },
    );

    it('gives every follower every event once and in order, wherever it starts and however writes come', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
          fc.array(fc.record({ joinsAt: fc.nat(6), after: fc.nat(12) }), { minLength: 1, maxLength: 5 }),
          async (batchSizes, readers) => {
            const runId = await fixture.createRun();
            const events = replyEvents(
              runId,
              batchSizes.reduce((sum, size) => sum + size, 0),
            );
            const following: Promise<void>[] = [];
            const join = (moment: number): void => {
              for (const reader of readers.filter(
                ({ joinsAt }) => Math.min(joinsAt, batchSizes.length) === moment,
              )) {
                const after = Math.min(reader.after, events.length - 1);
                following.push(
                  collect(fixture.log.follow(runId, after, never)).then((seen) => {
                    expect(seen).toEqual(events.slice(after));
                  }),
                );
              }
            };
            let written = 0;
            const writes: Promise<void>[] = [];
            for (const [moment, size] of batchSizes.entries()) {
              join(moment);
              writes.push(fixture.log.append(events.slice(written, written + size), 1));
              written += size;
            }
            join(batchSizes.length);
            writes.push(fixture.log.append(events.slice(written), 1));
            await Promise.all(writes);
            await Promise.all(following);
          },
        ),
        { numRuns: 50 },
      );
    });

    it('resumes after every event without a gap and without a repetition', async () => {
      const runId = await fixture.createRun();
      const events = replyEvents(runId, 8);
      await fixture.log.append(events, 1);

      for (let cut = 0; cut < events.length; cut++) {
        const controller = new AbortController();
        const seen: RunEvent[] = [];
        for await (const batch of fixture.log.follow(runId, 0, controller.signal)) {
          seen.push(...batch.slice(0, cut));
          controller.abort();
        }
        const rest = await collect(fixture.log.follow(runId, seen.at(-1)?.seq ?? 0, never));
        expect([...seen, ...rest]).toEqual(events);
      }
    });
  });
}
