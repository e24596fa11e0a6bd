import { type FileToAttach } from '../../../api/attach-file.js';
import { ApiError } from '../../../api/api-error.js';
import { type DocumentSummary } from '../../../api/types.js';
import { type Sent } from '../../../shared/uploads/upload-queue.js';
import { aFile } from '../testing/a-file.js';
import { ConversationFiles } from './conversation-files.js';
import { busyKeys, toneOf } from './files-state.js';

const chosen = (name: string): FileToAttach => ({ file: new File(['x'], name), path: name });
const settled = () => new Promise((resolve) => setImmediate(resolve));
const unread = (id: string) => aFile(id, { state: 'pending' });

interface Call {
  name: string;
  answer: (document: DocumentSummary) => void;
  fail: (error: unknown) => void;
}

function setUp(maxFiles = 20) {
  const calls: Call[] = [];
  const server = { documents: [] as DocumentSummary[], asked: 0, removed: [] as string[] };
  let kept: readonly string[] = [];
  let tick: (() => void) | null = null;
  let list: () => Promise<readonly DocumentSummary[]> = () => Promise.resolve(server.documents);
  const files = new ConversationFiles({
    maxFiles,
    attach: ({ file }) =>
      new Promise<Sent>((resolve, reject) => {
        calls.push({
          name: file.name,
          answer: (document) => {
            resolve({ document, isNew: true });
          },
          fail: reject,
        });
      }),
    list: () => {
      server.asked += 1;
      return list();
    },
    remove: (id) => {
      server.removed.push(id);
      return Promise.resolve();
    },
    wait: (_, signal) =>
      new Promise((resolve, reject) => {
        tick = resolve;
        signal?.addEventListener('abort', reject);
      }),
    reasonOf: (error) => (error as Error).message,
    keepMeant: (ids) => {
      kept = ids;
    },
    tooMany: () => new Error('Too many.'),
  });
  return {
    ...{ files, calls, server, kept: () => kept },
    tones: () => files.read().chips.map((chip) => [chip.name, toneOf(chip)]),
    /** The time has come to ask the server again. */
    next: async () => {
      tick?.();
      await settled();
    },
    answerBy: (next: typeof list) => {
      list = next;
    },
  };
}

describe('the files of a conversation', () => {
  it('are sent, and followed until they are read', async () => {
    const { files, calls, server, tones, next } = setUp();
    files.add([chosen('a.md')]);
    expect(tones()).toEqual([['a.md', 'busy']]);
    server.documents = [unread('a')];
    calls[0]!.answer(unread('a'));
    await settled();
    await next();
    expect(tones()).toEqual([['a.md', 'busy']]);
    server.documents = [aFile('a')];
    await next();
    expect(tones()).toEqual([['a.md', 'good']]);
    const { asked } = server;
    await next();
    expect(server.asked).toBe(asked);
  });

  it('that were there are listed, and shown while they are read', () => {
    const { files, tones } = setUp();
    files.begin([aFile('b'), unread('a')]);
    expect(files.read().documents.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(tones()).toEqual([['a.md', 'busy']]);
  });

  it('that could not be read are sent once more, and are there once', async () => {
    const { files, calls, server, tones, next } = setUp();
    files.add([chosen('a.md')]);
    server.documents = [aFile('a', { state: 'failed' })];
    calls[0]!.answer(unread('a'));
    await settled();
    await next();
    expect(tones()).toEqual([['a.md', 'bad']]);
    files.retry(1);
    expect(tones()).toEqual([['a.md', 'busy']]);
    calls[1]!.answer(unread('a'));
    await settled();
    expect(tones()).toEqual([['a.md', 'busy']]);
    expect(busyKeys(files.read())).toEqual(['upload 1']);
  });

  it('that are refused stay until they are withdrawn', async () => {
    const { files, calls, tones } = setUp();
    files.add([chosen('a.png')]);
    calls[0]!.fail(new ApiError(415, 'document_unsupported', 'Not read.', {}));
    await settled();
    files.settle(new Set());
    expect(tones()).toEqual([['a.png', 'bad']]);
    files.withdraw(1);
    expect(tones()).toEqual([]);
  });

  it('are no more than a conversation may have', async () => {
    const { files, calls, tones } = setUp(1);
    files.begin([aFile('a')]);
    files.add([chosen('b.md')]);
    await settled();
    expect(calls).toEqual([]);
    expect(tones()).toEqual([['b.md', 'bad']]);
  });

  it('need not be seen any more once the message has gone that they were for', async () => {
    const { files, calls, server, tones, next } = setUp();
    files.begin([unread('old'), unread('slow')]);
    files.add([chosen('a.md')]);
    server.documents = [aFile('a'), aFile('old'), unread('slow')];
    calls[0]!.answer(aFile('a'));
    await settled();
    await next();
    files.settle(new Set());
    expect(tones()).toEqual([['slow.md', 'busy']]);
    expect(files.read().documents).toHaveLength(3);
  });

  it('go with one message each, by name, and with the next where that was not taken', async () => {
    const { files, calls, server, tones } = setUp();
    files.begin([unread('old'), unread('slow'), aFile('earlier')]);
    files.add([chosen('a.md'), chosen('b.md')]);
    server.documents = [aFile('a'), unread('slow'), unread('old'), aFile('earlier')];
    calls[0]!.answer(aFile('a'));
    await settled();
    const going = files.settle(new Set(['old']));
    expect(going).toEqual([
      { id: 'a', name: 'a.md' },
      { id: 'slow', name: 'slow.md' },
    ]);
    // The one that is still being sent waits for the next message.
    expect(files.settle(new Set(['old']))).toEqual([]);
    expect(tones().map(([name]) => name)).not.toContain('a.md');
    files.giveBack(going);
    await settled();
    expect(tones()).toContainEqual(['a.md', 'good']);
    server.documents = [unread('slow'), unread('old')];
    files.giveBack([]);
    await settled();
    expect(files.settle(new Set(['old']))).toEqual([{ id: 'slow', name: 'slow.md' }]);
  });

  it('are meant for the next message over a reload, until one has gone or they are removed', async () => {
    const { files, calls, kept } = setUp();
    files.add([chosen('a.md'), chosen('b.md'), chosen('c.md')]);
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      calls[index]!.answer(aFile(id));
      await settled();
    }
    expect(kept()).toEqual(['a', 'b', 'c']);
    await files.remove('c');
    expect(kept()).toEqual(['a', 'b']);

    const reloaded = setUp();
    reloaded.files.begin([aFile('a'), aFile('b'), aFile('old')], ['a', 'b', 'gone']);
    expect(reloaded.tones()).toEqual([
      ['b.md', 'good'],
      ['a.md', 'good'],
    ]);
    const going = reloaded.files.settle(new Set());
    expect(going.map(({ id }) => id)).toEqual(['b', 'a']);
    expect([reloaded.tones(), reloaded.kept()]).toEqual([[], []]);
    reloaded.files.giveBack(going);
    expect(reloaded.kept()).toEqual(['b', 'a']);
  });

  it('are gone at once where they are removed, whatever was asked before', async () => {
    const { files, server, answerBy } = setUp();
    files.begin([aFile('a'), aFile('b')]);
    let answer: (documents: readonly DocumentSummary[]) => void = () => undefined;
    answerBy(() => new Promise((resolve) => (answer = resolve)));
    const asked = files.refresh();
    await files.remove('a');
    answer([aFile('a'), aFile('b')]);
    await asked;
    expect(server.removed).toEqual(['a']);
    expect(files.read().documents.map(({ id }) => id)).toEqual(['b']);
  });

  it('are asked for again where the server could not be reached, and never once nobody looks', async () => {
    const { files, server, next, answerBy } = setUp();
    files.begin([unread('a')]);
    answerBy(() => Promise.reject(new Error('Nobody there.')));
    await next();
    await next();
    expect(server.asked).toBe(2);
    files.leave();
    await next();
    expect(server.asked).toBe(2);
  });
});
