import fc from 'fast-check';
import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { COALESCE_MS, Coalescer } from './coalescer.js';
import { RunWriter } from './run-writer.js';
import { MemoryRunLog } from './testing/memory-run-log.js';
import { type UiMessageChunk } from './ui-message-chunk.js';

function open(): { log: MemoryRunLog; scheduler: ManualScheduler; writer: RunWriter; failures: unknown[] } {
  const log = new MemoryRunLog();
  const scheduler = new ManualScheduler();
  const failures: unknown[] = [];
  const writer = new RunWriter({ id: 'run_1', epoch: 1 }, log, new Coalescer(scheduler), (error) =>
    failures.push(error),
  );
  return { log, scheduler, writer, failures };
}

function chunks(log: MemoryRunLog): UiMessageChunk[] {
  return log.events.map((event) => JSON.parse(event.chunk) as UiMessageChunk);
}

describe('RunWriter', () => {
  it('sends the first words at once and makes one event of what follows within a tick', async () => {
    const { log, scheduler, writer } = open();
    writer.delta('text', 'Hel');
    expect(chunks(log)).toEqual([
      { type: 'text-start', id: 'part_1' },
      { type: 'text-delta', id: 'part_1', delta: 'Hel' },
    ]);

    writer.delta('text', 'lo ');
    writer.delta('text', 'there');
    expect(log.events).toHaveLength(2);
    scheduler.advance(COALESCE_MS);
    expect(chunks(log).at(-1)).toEqual({ type: 'text-delta', id: 'part_1', delta: 'lo there' });
    await writer.settled();
  });

  it('takes back a step that was told wrongly, and tells it anew', async () => {
    const { log, writer } = open();
    const source: UiMessageChunk = { type: 'message-metadata', messageMetadata: { state: 'completed' } };
    writer.delta('text', 'let me ');
    writer.delta('text', 'see');
    writer.correct([source], 'let me see', '');
    writer.delta('text', 'Four.');
    const ending = writer.ending();
    await writer.settled();

    expect([writer.text, writer.reasoning]).toEqual(['Four.', 'let me see']);
    expect([...chunks(log), ...ending.map(({ chunk }) => JSON.parse(chunk) as UiMessageChunk)]).toEqual([
      { type: 'text-start', id: 'part_1' },
      { type: 'text-delta', id: 'part_1', delta: 'let me ' },
      { type: 'reset-step' },
      source,
      { type: 'reasoning-start', id: 'part_2' },
      { type: 'reasoning-delta', id: 'part_2', delta: 'let me see' },
      { type: 'reasoning-end', id: 'part_2' },
      { type: 'text-start', id: 'part_3' },
      { type: 'text-delta', id: 'part_3', delta: 'Four.' },
      { type: 'text-end', id: 'part_3' },
    ]);

    const history = [...log.events, ...ending];
    const again = new RunWriter(
      { id: 'run_1', epoch: 1 },
      log,
      new Coalescer(new ManualScheduler()),
      () => undefined,
      history,
    );
    expect([again.text, again.reasoning]).toEqual(['Four.', 'let me see']);
  });

  it('holds no timer when nothing is said', () => {
    const { scheduler, writer } = open();
    writer.delta('text', 'a');
    scheduler.advance(COALESCE_MS);
    scheduler.advance(COALESCE_MS);

    expect(scheduler.pending).toBe(0);
  });

  it('keeps the order of text, reasoning and other chunks, and closes what is open at the end', () => {
    const { log, writer } = open();
    writer.delta('reasoning', 'hm');
    writer.delta('reasoning', 'm');
    writer.delta('text', 'Yes');
    writer.write({ type: 'finish-step' });
    const ending = writer.ending({ type: 'abort', reason: 'cancelled' });

    expect(chunks(log).map((chunk) => chunk.type)).toEqual([
      'reasoning-start',
      'reasoning-delta',
      'reasoning-delta',
      'reasoning-end',
      'text-start',
      'text-delta',
      'finish-step',
    ]);
    expect(ending.map((event) => (JSON.parse(event.chunk) as UiMessageChunk).type)).toEqual([
      'text-end',
      'abort',
    ]);
    expect(ending.at(-1)?.seq).toBe(log.events.length + 2);
    expect(writer.text).toBe('Yes');
  });

  it('tells its owner when the log cannot be written', async () => {
    const { log, writer, failures } = open();
    log.failure = new Error('disk full');
    writer.delta('text', 'a');

    await expect(writer.settled()).rejects.toThrow('disk full');
    expect(failures).toEqual([log.failure]);
  });

  it('loses, repeats and reorders nothing, however deltas, ticks and restarts fall', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constantFrom('text' as const, 'reasoning' as const),
        delta: fc.string({ minLength: 1 }),
      }),
      fc.constant('tick' as const),
      fc.constant('restart' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { log, scheduler, writer: first } = open();
        let writer = first;
        let said = '';
        for (const one of steps) {
          if (one === 'tick') scheduler.advance(COALESCE_MS);
          else if (one === 'restart') {
            void writer.settled();
            writer = new RunWriter(
              { id: 'run_1', epoch: 1 },
              log,
              new Coalescer(scheduler),
              () => undefined,
              log.events,
            );
          } else {
            writer.delta(one.kind, one.delta);
            if (one.kind === 'text') said += one.delta;
          }
        }
        log.events.push(
          ...writer.ending({ type: 'finish', finishReason: 'stop', messageMetadata: { state: 'completed' } }),
        );

        expect(log.events.map((event) => event.seq)).toEqual(log.events.map((_, index) => index + 1));
        expect(writer.text).toBe(said);
        let open_: string | undefined;
        let heard = '';
        for (const chunk of chunks(log)) {
          if (chunk.type.endsWith('-start')) {
            expect(open_).toBeUndefined();
            open_ = (chunk as { id: string }).id;
          } else if (chunk.type.endsWith('-end')) {
            expect((chunk as { id: string }).id).toBe(open_);
            open_ = undefined;
          } else if (chunk.type.endsWith('-delta')) expect((chunk as { id: string }).id).toBe(open_);
          if (chunk.type === 'text-delta') heard += chunk.delta;
        }
        expect(open_).toBeUndefined();
        expect(heard).toBe(said);
      }),
    );
  });
});
