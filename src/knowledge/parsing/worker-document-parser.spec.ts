import { SystemScheduler } from '../../common/scheduler.js';
import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { describeDocumentParser } from './document-parser.contract.js';
import { DEFAULT_PARSING_LIMITS } from './parsing-limits.js';
import { aFile } from './testing/a-file.js';
import { WorkerDocumentParser } from './worker-document-parser.js';

const FILE = aFile('a.txt', 'text');
const LIMITS = { ...DEFAULT_PARSING_LIMITS, memoryMegabytes: 32 };

function entry(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

function parse(code: string, scheduler = new SystemScheduler(), signal = new AbortController().signal) {
  return new WorkerDocumentParser(scheduler, LIMITS, entry(code)).parse(FILE, signal);
}

describe('WorkerDocumentParser', () => {
  describeDocumentParser('it', (limits) => new WorkerDocumentParser(new SystemScheduler(), limits));
});

describe('WorkerDocumentParser, of files as large as are taken', () => {
  const SIZE = 20_000_000;
  const read = async (fileName: string, text: string) =>
    new WorkerDocumentParser(new SystemScheduler()).parse(
      aFile(fileName, text.slice(0, SIZE)),
      new AbortController().signal,
    );
  const sentences = 'A berth for the night costs four pounds. '.repeat(SIZE / 40);

  it('reads a text to its end', async () => {
    const document = await read('a.txt', sentences);
    expect(document).toMatchObject({ text: sentences.slice(0, SIZE).trimEnd(), warnings: [] });
  });

  it('says what became of the names of a table, which would make its text too long', async () => {
    const row = '27,Sea Otter of Larkhaven,11.4\n';
    const { text, warnings } = await read(
      'a.csv',
      `Berth,Name of the boat,Metres\n${row.repeat(SIZE / row.length)}`,
    );

    expect(warnings).toMatchObject([{ code: 'column_names_cut' }]);
    expect(text.length).toBeGreaterThan(SIZE);
    expect(text.split('Berth; Name of the boat; Metres\n').length).toBeGreaterThan(SIZE / 2_000);
  });
});

describe('WorkerDocumentParser, whatever its thread does', () => {
  it('gives up what never ends, at its deadline', async () => {
    const scheduler = new ManualScheduler();
    const parsing = parse('for (;;);', scheduler);
    scheduler.advance(LIMITS.deadlineMs);

    await expect(parsing).rejects.toMatchObject({ code: 'document_too_slow' });
  });

  it('gives a large file more time', async () => {
    const scheduler = new ManualScheduler();
    const file = { ...FILE, bytes: new Uint8Array(2 * 1024 * 1024) };
    const parser = new WorkerDocumentParser(scheduler, LIMITS, entry('for (;;);'));
    const parsing = parser.parse(file, new AbortController().signal);
    scheduler.advance(LIMITS.deadlineMs + 2 * LIMITS.deadlineMsPerMegabyte - 1);
    await expect(Promise.race([parsing, Promise.resolve('reading')])).resolves.toBe('reading');
    scheduler.advance(1);

    await expect(parsing).rejects.toMatchObject({
      code: 'document_too_slow',
      message: expect.stringContaining('66 seconds'),
    });
  });

  it('says when the heap is full', async () => {
    await expect(parse('const all = []; for (;;) all.push({ more: [1, 2, 3] });')).rejects.toMatchObject({
      code: 'document_too_much_memory',
    });
  });

  it('goes on when a full heap takes the process of the thread with it', async () => {
    await expect(parse("'x,'.repeat(20e6).split(',').map((x) => [x]);")).rejects.toMatchObject({
      code: 'document_too_much_memory',
    });
  });

  it('says when too much lies outside of the heap', async () => {
    const code = `const all = []; const wait = new Int32Array(new SharedArrayBuffer(4));
      for (;;) { all.push(new Uint8Array(4e6).fill(1)); Atomics.wait(wait, 0, 0, 20); }`;

    await expect(parse(code)).rejects.toMatchObject({ code: 'document_too_much_memory' });
  });

  it('survives a thread that throws, ends or never started', async () => {
    for (const code of ['throw new Error("broken")', 'process.exit(0)', 'no JavaScript']) {
      await expect(parse(code)).rejects.toMatchObject({ code: 'document_unreadable' });
    }
  });

  it('ends the thread when it is no longer wanted', async () => {
    const controller = new AbortController();
    const parsing = parse('for (;;);', new SystemScheduler(), controller.signal);
    controller.abort(new Error('no longer wanted'));

    await expect(parsing).rejects.toThrow('no longer wanted');
  });

  it('shows the thread nothing of the environment', async () => {
    const code = `import { parentPort } from 'node:worker_threads';
      const text = JSON.stringify(process.env);
      parentPort.postMessage({ type: 'parsed', document: { text, title: undefined, structure: '[]' } });`;

    await expect(parse(code)).resolves.toMatchObject({ text: '{}' });
  });
});
