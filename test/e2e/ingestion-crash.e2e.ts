import fc from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';
import { auditIndex } from '../../src/knowledge/testing/index-audit.repository.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, readFrames } from '../support/sse.js';
import { connectTo, openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** How often the server is killed; more rounds by `CRASH_ROUNDS=50 npm run test:e2e`. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);
const CLIENTS = 6;
const APPLICATION = 'app_crash';
const DOCUMENTS = '/v1/knowledge/documents';

interface Document {
  id: string;
  state: string;
  version: number;
  content: string;
  failure: { code: string } | null;
}

/** What a client was told of a document of its own. */
interface Acknowledged {
  id: string;
  /** Words that no other document has, of the version acknowledged last, or of one sent after it. */
  words: string[];
  isDeleted: boolean;
  /** A deletion that was sent and not answered. */
  mayBeDeleted: boolean;
}

async function call(url: string, method: string, path: string, body?: object | FormData): Promise<Response> {
  const isForm = body instanceof FormData;
  return fetch(`${url}${path}`, {
    method,
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
    ...(body && !isForm && { headers: { 'content-type': 'application/json' } }),
  });
}

function formOf(text: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([text], 'notes.md', { type: 'text/markdown' }));
  return form;
}

/** Follows a document to the end of its ingestion. */
async function settle(url: string, id: string): Promise<void> {
  const frames = await allFrames(await fetch(`${url}${DOCUMENTS}/${id}/events`));
  expect(frames.at(-1)?.data).toBe('[DONE]');
}

async function audit({ url }: TestDatabase): Promise<Record<string, unknown[]>> {
  const database = connectTo(url);
  const faults = await auditIndex(database);
  await database.onApplicationShutdown();
  return faults;
}

describe('killed while documents are taken in', () => {
  let stored: TestDatabase;
  let environment: Record<string, string>;
  let lastWord = 0;

  beforeEach(async () => {
    stored = await openTestDatabase();
    environment = { DATABASE_URL: stored.url };
  });

  afterEach(() => stored.remove());

  const newWord = (): string => `word${(lastWord += 1)}x`;
  const textOf = (word: string, length: number): string =>
    `# ${word}\n\n${`Savings and ${word}. `.repeat(length)}`;

  /** Sends documents of every kind until the server dies; `onAnswer` hears of every answer. */
  async function work(
    url: string,
    choices: readonly number[],
    known: Acknowledged[],
    onAnswer: () => void,
  ): Promise<void> {
    try {
      for (const choice of choices) {
        const word = newWord();
        const text = textOf(word, 1 + (choice % 400));
        const own = known[choice % Math.max(known.length, 1)];
        const isFile = choice % 2 === 0;
        if (own && !own.isDeleted && !own.mayBeDeleted && choice % 5 === 0) {
          own.mayBeDeleted = true;
          const { status } = await call(url, 'DELETE', `${DOCUMENTS}/${own.id}`);
          expect(status).toBe(204);
          own.isDeleted = true;
        } else if (own && !own.isDeleted && !own.mayBeDeleted && choice % 5 < 3) {
          // Until it is acknowledged, either version may be the one that is found.
          own.words.push(word);
          const body = isFile ? formOf(text) : { content: text };
          const { status } = await call(url, 'PUT', `${DOCUMENTS}/${own.id}`, body);
          expect(status).toBe(isFile ? 202 : 200);
          own.words = [word];
        } else {
          const fields = { application_id: APPLICATION, category: 'c', title: 'T' };
          const body = isFile ? formOf(text, fields) : { ...fields, content: text };
          const response = await call(url, 'POST', DOCUMENTS, body);
          expect(response.status).toBe(isFile ? 202 : 201);
          const { id } = (await response.json()) as Document;
          known.push({ id, words: [word], isDeleted: false, mayBeDeleted: false });
        }
        onAnswer();
      }
    } catch (error) {
      // The server died under us, as it should; anything else is a fault.
      if ((error as Error).name !== 'TypeError') throw error;
    }
  }

  async function check(url: string, known: Acknowledged): Promise<void> {
    const response = await call(url, 'GET', `${DOCUMENTS}/${known.id}`);
    if (known.isDeleted || (known.mayBeDeleted && response.status === 404)) {
      expect(response.status).toBe(404);
      return;
    }
    expect(response.status).toBe(200);
    await settle(url, known.id);
    const document = (await (await call(url, 'GET', `${DOCUMENTS}/${known.id}`)).json()) as Document;
    expect(document).toMatchObject({ state: 'ready', failure: null });
    const word = known.words.find((each) => document.content.includes(each));
    expect(word).toBeDefined();
    const request = { application_id: APPLICATION, query: word, top_k: 50 };
    const hits = (await (await call(url, 'POST', '/v1/knowledge/search', request)).json()) as Document[];
    expect(hits.map(({ id }) => id)).toEqual([known.id]);
    known.words = [word!];
  }

  it(
    `keeps what was acknowledged, takes it in after the restart, and has a whole index, ${ROUNDS} times`,
    async () => {
      const round = fc.record({
        moment: fc.integer({ min: 1, max: 60 }),
        choices: fc.array(fc.array(fc.nat({ max: 9_999 }), { minLength: 40, maxLength: 40, size: 'max' }), {
          ...{ minLength: CLIENTS, maxLength: CLIENTS, size: 'max' },
        }),
      });
      const known: Acknowledged[][] = Array.from({ length: CLIENTS }, () => []);
      let waited = 0;
      for (const { moment, choices } of fc.sample(round, { numRuns: ROUNDS, seed: 42 })) {
        const server = await ServerProcess.start(environment);
        let answers = 0;
        const { promise: dead, resolve } = Promise.withResolvers<unknown>();
        const onAnswer = (): void => {
          answers += 1;
          // A little later, so that it falls between the answers too.
          if (answers === moment)
            void delay(moment % 7).then(() => {
              resolve(server.end('SIGKILL'));
            });
        };
        const working = choices.map((own, client) => work(server.url, own, known[client]!, onAnswer));
        await Promise.all([dead, ...working]);
        const database = connectTo(stored.url);
        const { length } = await database.query.selectFrom('ingestion_job').select('document_id').execute();
        waited += length;
        await database.onApplicationShutdown();
        expect(await audit(stored)).toEqual({});

        const again = await ServerProcess.start(environment);
        for (const own of known.flat()) await check(again.url, own);
        expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
        expect(await audit(stored)).toEqual({});
      }
      const all = known.flat();
      console.log(`killed ${ROUNDS} times over ${all.length} documents; ${waited} were still to be taken in`);
      expect(waited).toBeGreaterThan(0);
    },
    60_000 + ROUNDS * 60_000,
  );

  it('makes the index anew after a change of language that was cut off', async () => {
    const server = await ServerProcess.start(environment);
    for (let index = 0; index < 40; index += 1) {
      const content = `${textOf(newWord(), 60)} Die Versicherungen.`;
      const body = { application_id: APPLICATION, category: 'c', title: 'T', content };
      expect((await call(server.url, 'POST', DOCUMENTS, body)).status).toBe(201);
    }
    const search = async (url: string, query: string): Promise<number> => {
      const request = { application_id: APPLICATION, query, top_k: 50 };
      return ((await (await call(url, 'POST', '/v1/knowledge/search', request)).json()) as Document[]).length;
    };
    await call(server.url, 'PATCH', `/v1/applications/${APPLICATION}`, { language: 'de' });
    await search(server.url, 'Versicherung');
    await server.end('SIGKILL');
    expect(await audit(stored)).toEqual({});

    const again = await ServerProcess.start(environment);

    expect(await search(again.url, 'Versicherung')).toBe(40);
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await audit(stored)).toEqual({});
  });

  it('has one whole version of a long document, whichever step of its replacement it was killed in', async () => {
    const textWith = (word: string): string =>
      Array.from({ length: 5_000 }, (_, index) => `${word} term${index}.`).join(' ');
    const [older, newer] = [newWord(), newWord()];
    const server = await ServerProcess.start(environment);
    const fields = { application_id: APPLICATION, category: 'c', title: 'T' };
    const created = await call(server.url, 'POST', DOCUMENTS, { ...fields, content: textWith(older) });
    const { id } = (await created.json()) as Document;
    const search = async (url: string, query: string): Promise<number> => {
      const request = { application_id: APPLICATION, query, top_k: 50 };
      return ((await (await call(url, 'POST', '/v1/knowledge/search', request)).json()) as Document[]).length;
    };
    expect(await search(server.url, older)).toBe(1);
    const replacing = call(server.url, 'PUT', `${DOCUMENTS}/${id}`, { content: textWith(newer) }).catch(
      () => undefined,
    );
    const database = connectTo(stored.url);
    const hidden = () => database.query.selectFrom('hidden_passages').select('token').execute();
    while ((await hidden()).every(({ token }) => token === null)) await delay(1);
    await server.end('SIGKILL');
    await replacing;
    expect(await audit(stored)).toEqual({});

    const again = await ServerProcess.start(environment);
    await settle(again.url, id);
    expect(await search(again.url, newer)).toBe(1);
    expect(await search(again.url, older)).toBe(0);
    while ((await hidden()).length > 0) await delay(20);
    const deleting = call(again.url, 'DELETE', `${DOCUMENTS}/${id}`).catch(() => undefined);
    while ((await hidden()).length === 0) await delay(1);
    expect(await search(again.url, newer)).toBe(0);
    await again.end('SIGKILL');
    await deleting;
    expect(await audit(stored)).toEqual({});

    const last = await ServerProcess.start(environment);
    while ((await hidden()).length > 0) await delay(20);
    await database.onApplicationShutdown();
    expect(await last.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await audit(stored)).toEqual({});
  }, 90_000);

  it('told to end, exits with 0, whoever follows, and goes on after the next start', async () => {
    const server = await ServerProcess.start(environment);
    const ids: string[] = [];
    const word = newWord();
    for (let index = 0; index < 15; index += 1) {
      const fields = { application_id: APPLICATION };
      const response = await call(
        server.url,
        'POST',
        DOCUMENTS,
        formOf(`${index} ${textOf(word, 500)}`, fields),
      );
      ids.push(((await response.json()) as Document).id);
    }
    const followed = readFrames(await fetch(`${server.url}${DOCUMENTS}/${ids.at(-1)!}/events`));
    await followed.next();
    const exit = server.end('SIGTERM');
    await Array.fromAsync(followed).catch(() => undefined);

    expect(await exit).toEqual({ code: 0, signal: null });
    const database = connectTo(stored.url);
    const left = await database.query.selectFrom('ingestion_job').select('attempts').execute();
    expect(left.filter(({ attempts }) => attempts > 0)).toEqual([]);
    const states = await database.query.selectFrom('document').select('state').distinct().execute();
    expect(states.map(({ state }) => state)).not.toContain('processing');
    await database.onApplicationShutdown();
    expect(await audit(stored)).toEqual({});

    const again = await ServerProcess.start(environment);
    for (const id of ids) await settle(again.url, id);
    const request = { application_id: APPLICATION, query: word, top_k: 50 };
    const hits = (await (
      await call(again.url, 'POST', '/v1/knowledge/search', request)
    ).json()) as Document[];
    expect(hits.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});
