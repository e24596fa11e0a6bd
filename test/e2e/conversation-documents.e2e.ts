import {
  type ConversationFile as File,
  CONTRACT,
  QUESTION,
  useConversationFiles,
} from '../support/conversation-files.js';
import { expectProblem } from '../support/problem.js';

describe('documents of a conversation', () => {
  const files = useConversationFiles();
  const { platform, open, list, ask } = files;

  it('are read in the background, and found in it alone', async () => {
    const { application, id, path } = await open();
    const other = await open(application);
    const file = await files.add(path);

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
    const file = await files.add(path);

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

  it('are read for a conversation that asks for nothing else that is known', async () => {
    const { application, id, path } = await open(undefined, { config: { enable_rag: false } });
    const shared = { application_id: application, category: 'help', title: 'Lighthouse rules' };
    const { body } = await platform.http
      .post('/v1/knowledge/documents')
      .send({ ...shared, content: 'Whoever is tenant of a lighthouse shall pay for the oil.' })
      .expect(201);
    const before = await ask(id);
    const file = await files.add(path);
    const reply = await ask(id);

    expect(before.content).not.toContain('guineas');
    expect(reply.content).toContain('seventy guineas');
    expect(JSON.stringify(reply)).not.toContain((body as File).id);
    const { body: run } = await platform.http.get(`/v1/runs/${reply.run_id}/manifest`).expect(200);
    expect(run).toMatchObject({
      manifest: { knowledge_searched: true, passages: [{ document_id: file.id }] },
    });
    const { body: trace } = await platform.http.get(`/v1/runs/${reply.run_id}/retrieval`).expect(200);
    expect(trace).toMatchObject({ retrieval: { injected: [{ document_id: file.id }] } });
  });

  it('are not those of a fork', async () => {
    const { id, path } = await open();
    await files.add(path);
    await ask(id, 'hello');
    const { body } = await platform.http.post(`/v1/conversations/${id}/fork`).send({}).expect(201);
    const fork = (body as File).id;

    expect(await list(`/v1/conversations/${fork}/documents`)).toEqual([]);
    expect((await ask(fork)).content).not.toContain('guineas');
  });
});
