import { sql } from 'kysely';
import { PostgresDatabase } from '../../src/database/postgres/postgres-database.js';
import {
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { pdfFile } from '../../src/knowledge/parsing/testing/pdf-file.js';
import { until } from '../browser/support/until.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames } from '../support/sse.js';

const PROCESSES = 3;
/** More of them take longer, and show the same. */
const FILES = Number(process.env.SHARED_FILES ?? 24);
const APPLICATIONS = ['app_bank', 'app_shop', 'app_school'];
/** It takes a parser a second or two. */
const LONG_PDF = pdfFile(
  Array.from({ length: 400 }, (_, page) =>
    Array.from({ length: 40 }, (_, line) => ({
      text: `Page ${page + 1}, line ${line + 1}: the branch opens at nine.`,
      y: 800 - line * 18,
    })),
  ),
);

const serverUrl = testServerUrl();

interface Begun {
  id: string;
  owner: string;
}

interface Document {
  id: string;
  state: string;
  progress: { stage: string; done: number; total: number } | null;
  passage_count: number;
}

(serverUrl === undefined ? describe.skip : describe)('work that processes share', () => {
  let own: OwnDatabase;
  let database: PostgresDatabase;
  let servers: ServerProcess[];

  beforeAll(async () => {
    own = await createOwnDatabase(serverUrl ?? '');
    database = new PostgresDatabase(own.url);
    // Who has begun what: a claim itself is gone when the work is done.
    await database.transaction(async () => {
      await sql`create table begun (id text, owner text)`.execute(database.write);
      await sql`
        create function note_begin() returns trigger language plpgsql as $$ begin
          insert into begun select new.document_id, owner from work_claim where name = 'file ' || new.document_id;
          return new; end $$`.execute(database.write);
      await sql`
        create trigger note_begin after update of attempts on ingestion_job
        for each row when (new.attempts > old.attempts) execute function note_begin()`.execute(
        database.write,
      );
    });
    servers = await Promise.all(
      Array.from({ length: PROCESSES }, () => ServerProcess.start({ DATABASE_URL: own.url })),
    );
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
    await database.onApplicationShutdown();
    await own.drop();
  });

  const upload = async (server: ServerProcess, applicationId: string, name: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.set('application_id', applicationId);
    form.set('file', new Blob([Buffer.from(bytes)]), name);
    const response = await fetch(`${server.url}/v1/knowledge/documents`, { method: 'POST', body: form });
    expect(response.status).toBe(202);
    return ((await response.json()) as Document).id;
  };
  const read = async (server: ServerProcess, id: string): Promise<Document> =>
    (await (await fetch(`${server.url}/v1/knowledge/documents/${id}`)).json()) as Document;
  const begun = async (): Promise<Begun[]> =>
    (await sql<Begun>`select id, owner from begun`.execute(database.query)).rows;
  /** Every document has come in, as it is told to whoever follows it. */
  const settled = async (server: ServerProcess, ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const frames = await allFrames(await fetch(`${server.url}/v1/knowledge/documents/${id}/events`));
      expect(frames.at(-1)?.data).toBe('[DONE]');
    }
  };

  it('is done once, each file by one of them, whichever was given it', async () => {
    const ids: string[] = [];
    const began = Date.now();
    for (let index = 0; index < FILES; index += 1) {
      const text = `# File ${index}\n\n${`The branch number ${index} opens at nine. `.repeat(400)}`;
      const applicationId = APPLICATIONS[index % APPLICATIONS.length]!;
      ids.push(await upload(servers[0]!, applicationId, `file-${index}.md`, Buffer.from(text)));
    }
    await settled(servers[1]!, ids);

    const files = await begun();
    const shares = Map.groupBy(files, ({ owner }) => owner.split(' ')[1]);
    const told = [...shares.values()].map(({ length }) => length);
    console.log(`${FILES} files in ${Date.now() - began} ms, read by three processes: ${told.join(', ')}`);
    expect(files.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(shares.size).toBe(PROCESSES);
    for (const id of ids)
      expect(await read(servers[2]!, id)).toMatchObject({ state: 'ready', progress: null });
  });

  it('tells whoever sent a text when it can be found, though another one takes it in', async () => {
    const texts = Array.from({ length: 30 }, (_, index) => `Savings plan ${index} of the bank.`);
    const answers = await Promise.all(
      texts.map((content, index) =>
        fetch(`${servers[index % PROCESSES]!.url}/v1/knowledge/documents`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ application_id: 'app_bank', title: 'Plan', category: 'c', content }),
        }),
      ),
    );
    const documents = (await Promise.all(answers.map((answer) => answer.json()))) as Document[];
    expect(documents.map(({ state }) => state)).toEqual(texts.map(() => 'ready'));
  });

  it('goes on in another one when the one that reads a file is killed, and is followed anywhere', async () => {
    const id = await upload(servers[0]!, 'app_bank', 'long.pdf', LONG_PDF);
    await until('it is being read, and all know how far that is', async () => {
      const seen = await Promise.all(servers.map((server) => read(server, id)));
      return seen.every(({ progress }) => progress?.stage === 'reading' && progress.done > 0);
    });
    const first = (await begun()).find((file) => file.id === id);
    const reading = servers.find(({ pid }) => String(pid) === first?.owner.split(' ')[1])!;
    await reading.end('SIGKILL');
    const others = servers.filter((server) => server !== reading);
    await settled(others[0]!, [id]);

    const [, again, ...more] = (await begun()).filter((file) => file.id === id);
    expect(more).toEqual([]);
    expect(again?.owner).not.toBe(first?.owner);
    const { state, passage_count: passages } = await read(others[1]!, id);
    expect(state).toBe('ready');
    expect(passages).toBeGreaterThan(100);
  });
});
