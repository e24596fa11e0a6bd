import { Database } from '../../src/database/database.js';
import { PassageSweeper } from '../../src/knowledge/ingestion/passage-sweeper.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { expectProblem } from '../support/problem.js';
import { bearer, closeTheDoor, makeKey, makeToken } from '../support/tenants.js';
import { createConversation } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatform } from '../support/use-platform.js';

interface File {
  id: string;
  state: string;
  [member: string]: unknown;
}
interface Reply {
  content: string;
  sources?: { document_id: string }[];
  metadata: Record<string, unknown>;
}

const CONTRACT = '# Contract\n\nThe tenant of the lighthouse pays seventy guineas each spring.';
const KNOWING = { config: { enable_rag: true } };
const QUESTION = 'What does the tenant of the lighthouse pay?';

describe('documents of a conversation', () => {
  const platform = usePlatform({
    ...{ DEFAULT_MODEL: 'offline', MAX_CONVERSATION_DOCUMENTS: '2', MAX_CONVERSATION_DOCUMENT_BYTES: '500' },
  });
  let travel: (minutes: number) => void;
  let count = 0;

  beforeAll(() => {
    travel = timeTravel(platform);
  });

  const open = async (application = `app_files_${(count += 1)}`, more: object = {}) => {
    const id = await createConversation(platform.http, { application_id: application, ...KNOWING, ...more });
    return { application, id, path: `/v1/conversations/${id}/documents` };
  };
  const attach = (path: string, text: string | Buffer = CONTRACT, name = 'contract.md') =>
    platform.http.post(path).attach('file', Buffer.from(text), name);
  const list = async (path: string): Promise<File[]> =>
    (await platform.http.get(path).expect(200)).body as File[];
  async function add(path: string, text?: string, name?: string): Promise<File> {
    const { body } = await attach(path, text, name).expect(202);
    const { id } = body as File;
    // It ends once nothing more is to come.
    await platform.http.get(`/v1/knowledge/documents/${id}/events`).expect(200);
    const { body: file } = await platform.http.get(`${path}/${id}`).expect(200);
    expect(file).toMatchObject({ progress: null });
    return file as File;
  }
  const ask = async (id: string, content = QUESTION): Promise<Reply> => {
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content })
      .expect(201);
    return body as Reply;
  };
  /** How many rows there are of all that documents leave in the database. */
  async function rows(): Promise<Record<string, number>> {
    // Passages go behind the documents that had them.
    await platform.app.get(PassageSweeper).settled();
    const { query } = platform.app.get(Database);
    const tables = [
      ...(['document', 'document_content', 'ingestion_job', 'corpus', 'passage', 'posting'] as const),
      ...(['term_statistic', 'hidden_passages'] as const),
    ];
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { count: found } = await query
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      counts[table] = found;
    }
    return counts;
  }

  it('are read in the background, and found in it alone', async () => {
    const { application, id, path } = await open();
    const other = await open(application);
    const file = await add(path);

    expect(file).toMatchObject({
      ...{ state: 'ready', application_id: application, conversation_id: id, file_name: 'contract.md' },
      ...{ title: 'Contract', content: CONTRACT, passage_count: 1, failure: null },
    });
    expect(await list(path)).toMatchObject([{ id: file.id, state: 'ready', progress: null }]);
    expect((await list(path))[0]).not.toHaveProperty('content');
    expect((await ask(id)).content).toContain('seventy guineas');
    expect((await ask(other.id)).content).not.toContain('guineas');
    expect(await list(other.path)).toEqual([]);
    expectProblem(await platform.http.get(`${other.path}/${file.id}`), {
      status: 404,
      code: 'document_not_found',
    });
  });

  it('are in no list and no search of the application, and are found beside what that knows', async () => {
    const { application, id, path } = await open();
    const shared = { application_id: application, category: 'help', title: 'Lighthouse rules' };
    const { body } = await platform.http
      .post('/v1/knowledge/documents')
      .send({ ...shared, content: 'Whoever is tenant of a lighthouse shall pay for the oil.' })
      .expect(201);
    const known = (body as File).id;
    const file = await add(path);

    const { body: page } = await platform.http
      .get('/v1/knowledge/documents')
      .query({ application_id: application });
    expect((page as { data: File[] }).data.map((document) => document.id)).toEqual([known]);
    const { body: found } = await platform.http
      .post('/v1/knowledge/search')
      .send({ application_id: application, query: QUESTION })
      .expect(200);
    expect((found as File[]).map((document) => document.id)).toEqual([known]);
    const reply = await ask(id);
    const cited = JSON.stringify(reply);
    expect(cited).toContain(file.id);
    expect(cited).toContain(known);
  });

  it('are as many and as long as a conversation may have', async () => {
    const { path } = await open();
    expectProblem(await attach(path, 'x'.repeat(501), 'long.txt'), {
      ...{ status: 409, code: 'conversation_bytes_limit' },
    });
    const { id } = await add(path, 'one', 'one.txt');
    await add(path, 'two', 'two.txt');
    expectProblem(await attach(path, 'three', 'three.txt'), {
      ...{ status: 409, code: 'conversation_documents_limit' },
    });
    const again = await attach(path, 'one', 'same.txt').expect(200);
    expect((again.body as File).id).toBe(id);
    await platform.http.delete(`${path}/${id}`).expect(204);
    await add(path, 'three', 'three.txt');
    expect((await list(path)).map((file) => file.file_name)).toEqual(['three.txt', 'two.txt']);
  });

  it('are refused where nothing can be made of them', async () => {
    const { id, path } = await open();
    expectProblem(await attach(path, Buffer.from('89504e470d0a1a0a', 'hex'), 'notes.txt'), {
      ...{ status: 415, code: 'document_unsupported', fields: ['file'] },
    });
    expectProblem(await platform.http.post(path).field('title', 'x'), {
      ...{ status: 422, code: 'validation_failed', fields: ['file'] },
    });
    expectProblem(await platform.http.post(path).send({ title: 'x' }), {
      ...{ status: 422, code: 'validation_failed', fields: ['file'] },
    });
    const failed = await add(path, '%PDF-1.4 and then nothing', 'broken.pdf');
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'document_unreadable' } });
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    expectProblem(await attach(path), { status: 409, code: 'conversation_not_active' });
    expectProblem(await attach('/v1/conversations/conv_none/documents'), {
      ...{ status: 404, code: 'conversation_not_found' },
    });
  });

  it('are not those of a fork', async () => {
    const { id, path } = await open();
    await add(path);
    await ask(id, 'hello');
    const { body } = await platform.http.post(`/v1/conversations/${id}/fork`).send({}).expect(201);
    const fork = (body as File).id;

    expect(await list(`/v1/conversations/${fork}/documents`)).toEqual([]);
    expect((await ask(fork)).content).not.toContain('guineas');
  });

  it.each<[string, (id: string) => PromiseLike<unknown>]>([
    ['erased', (id) => platform.http.delete(`/v1/conversations/${id}`).query({ erase: true }).expect(200)],
    [
      'erased with its user',
      () => platform.http.delete('/v1/users/user_files').query({ application_id: 'app_gone' }).expect(200),
    ],
    [
      'kept for long enough',
      async () => {
        await platform.http
          .patch('/v1/applications/app_gone')
          .send({ message_retention_days: 1 })
          .expect(200);
        travel(24 * 60 + 1);
        const sweeper = platform.app.get(RetentionSweeper);
        await sweeper.sweep();
        await sweeper.sweep();
      },
    ],
  ])('leave nothing where their conversation is %s', async (_, erase) => {
    const before = await rows();
    const { id, path } = await open('app_gone', { user_id: 'user_files' });
    await add(path);
    const { id: removed } = await add(path, 'Another one.', 'other.txt');
    await platform.http.delete(`${path}/${removed}`).expect(204);
    expect(await rows()).not.toEqual(before);

    await erase(id);

    expect(await rows()).toEqual(before);
    expectProblem(await platform.http.get(path), { status: 404, code: 'conversation_not_found' });
  });

  // Closes the door behind it: last.
  it('are for the user whose conversation it is', async () => {
    const application = 'app_tokens';
    const admin = await closeTheDoor(platform);
    const { key } = await makeKey(platform, admin, { application_id: application });
    const tokenOf = async (user: string, more: object = {}) =>
      bearer(await makeToken(platform, key, { user_id: user, ttl_seconds: 3_600, ...more }));
    const [own, foreign] = [await tokenOf('ann'), await tokenOf('bob')];
    const { body } = await platform.http
      .post('/v1/conversations')
      .set(own)
      .send({ application_id: application })
      .expect(201);
    const { id } = body as File;
    const { body: elsewhere } = await platform.http.post('/v1/conversations').set(own).send({}).expect(201);
    const path = `/v1/conversations/${id}/documents`;
    const { body: file } = await attach(path).set(own).expect(202);
    const fileId = (file as File).id;

    for (const address of [path, `${path}/${fileId}`, `/v1/knowledge/documents/${fileId}`]) {
      await platform.http.get(address).set(own).expect(200);
      await platform.http.get(address).set(foreign).expect(404);
      await platform.http
        .get(address)
        .set(await tokenOf('ann', { conversation_id: (elsewhere as File).id }))
        .expect(404);
    }
    await attach(path).set(foreign).expect(404);
    await platform.http.delete(`${path}/${fileId}`).set(foreign).expect(404);
    await platform.http.delete(`${path}/${fileId}`).set(own).expect(204);
  });
});
