import fc from 'fast-check';
import { createRunEvent, type RunEvent } from './run-event.js';
import { type RunLog } from './run-log.js';
import { type RunLogFixture } from './run-log.contract.js';
import { LeaseLostError } from './runs.errors.js';
import { type Database } from '../database/database.js';

/** A log that outlives its process. */
export interface RestartableFixture extends RunLogFixture {
  database: Database;
  /** Another process on the same database, once this one is gone. */
  restart(): Promise<RunLog>;
  /** @returns once nothing is being written or moved. */
  settled(): Promise<void>;
  /** The events that have not found their place yet. */
  recorded(): Promise<RunEvent[]>;
}

const RUNS = 3;
const index = fc.nat(RUNS - 1);
const count = fc.integer({ min: 1, max: 90 });

/** What happens to the log, none of it waiting for what came before unless it says so. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append' as const), index, count }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rollback' as const), index, count }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), index, after: fc.nat(200) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('follow' as const), index, after: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take' as const), index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/** What is true of a log after any number of things that happen to it. */
export function describeHappenings(name: string, open: () => Promise<RestartableFixture>): void {
  describe(`${name}, whatever happens`, () => {
    it('shows each reader every event once, in order, and keeps each in one place', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { maxLength: 30 }), async (happenings) => {
          const fixture = await open();
          const runs: { id: string; written: RunEvent[]; epoch: number; hasEnded: boolean }[] = [];
          for (let made = 0; made < RUNS; made++) {
            runs.push({ id: await fixture.createRun(), written: [], epoch: 1, hasEnded: false });
          }
          let log: RunLog = fixture.log;
          let underWay: Promise<unknown>[] = [];
          let following: { leave: AbortController; done: Promise<void> }[] = [];
          const settle = async (): Promise<void> => {
            await Promise.all(underWay);
            underWay = [];
          };
          const follow = async (
            run: (typeof runs)[number],
            after: number,
            signal: AbortSignal,
          ): Promise<void> => {
            const seen: RunEvent[] = [];
            for await (const batch of log.follow(run.id, after, signal)) seen.push(...batch);
            const rest = run.written.slice(after);
            expect(seen).toEqual(signal.aborted ? rest.slice(0, seen.length) : rest);
          };

          const doOne = async (one: (typeof happenings)[number]): Promise<void> => {
            if (one.kind === 'wait') return settle();
            if (one.kind === 'restart') {
              await settle();
              for (const { leave } of following) leave.abort();
              await Promise.all(following.map(({ done }) => done));
              following = [];
              log = await fixture.restart();
              return;
            }
            const run = runs[one.index]!;
            const next = (length: number, from = run.written.length + 1): RunEvent[] =>
              Array.from({ length }, (_, at) => createRunEvent(run.id, from + at, { type: 'start-step' }));
            if (one.kind === 'read') {
              await settle();
              expect(await log.read(run.id, one.after)).toEqual(run.written.slice(one.after));
            } else if (one.kind === 'follow') {
              const leave = new AbortController();
              // Whoever asks for more than there ever is gets nothing, which says nothing either.
              const after = Math.min(one.after, run.written.length);
              following.push({ leave, done: follow(run, after, leave.signal) });
            } else if (run.hasEnded) {
              await settle();
              await expect(log.append(next(1, run.written.length), run.epoch)).rejects.toThrow('follow');
            } else if (one.kind === 'take') {
              await settle();
              const old = run.epoch;
              run.epoch = await fixture.takeLease(run.id);
              await expect(log.append(next(1), old)).rejects.toThrow(LeaseLostError);
              const late = fixture.database.transaction(() => log.append(next(1), old));
              await expect(late).rejects.toThrow(LeaseLostError);
            } else if (one.kind === 'rollback') {
              await settle();
              const failing = fixture.database.transaction(async () => {
                await log.append(next(one.count), run.epoch);
                throw new Error('roll back');
              });
              await expect(failing).rejects.toThrow('roll back');
            } else {
              run.hasEnded = one.kind === 'end';
              const events =
                one.kind === 'end'
                  ? [createRunEvent(run.id, run.written.length + 1, { type: 'abort', reason: 'cancelled' })]
                  : next(one.count);
              run.written.push(...events);
              underWay.push(log.append(events, run.epoch));
            }
          };

          for (const one of happenings) await doOne(one);
          for (const [at, { hasEnded }] of runs.entries())
            if (!hasEnded) await doOne({ kind: 'end', index: at });
          await settle();
          await Promise.all(following.map(({ done }) => done));
          await fixture.settled();

          expect(await fixture.recorded()).toEqual([]);
          for (const { id, written } of runs) expect(await log.read(id, 0)).toEqual(written);
          await fixture.close();
        }),
        { numRuns: 60 },
      );
    });
  });
}
