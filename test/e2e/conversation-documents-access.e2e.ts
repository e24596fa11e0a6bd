import { type ConversationFile as File, useConversationFiles } from '../support/conversation-files.js';
import { expectProblem } from '../support/problem.js';
import { bearer, closeTheDoor, type Headers, makeKey, makeToken } from '../support/tenants.js';

const APPLICATION = 'app_tokens';

describe('documents of a conversation', () => {
  const files = useConversationFiles();
  const { platform, attach } = files;
  let admin: string;
  let key: string;

  beforeAll(async () => {
    admin = await closeTheDoor(platform);
    key = (await makeKey(platform, admin, { application_id: APPLICATION })).key;
  });

  const tokenOf = async (user: string, more: object = {}): Promise<Headers> =>
    bearer(await makeToken(platform, key, { user_id: user, ttl_seconds: 3_600, ...more }));
  const keyFor = async (...scopes: string[]): Promise<Headers> =>
    bearer((await makeKey(platform, admin, { application_id: APPLICATION, scopes })).key);
  /** A conversation of a user's, with a file. */
  async function withFile(own: Headers): Promise<{ id: string; path: string; fileId: string }> {
    const { body } = await platform.http.post('/v1/conversations').set(own).send({}).expect(201);
    const { id } = body as File;
    const path = `/v1/conversations/${id}/documents`;
    const { body: file } = await attach(path).set(own).expect(202);
    return { id, path, fileId: (file as File).id };
  }

  it('are for the user whose conversation it is', async () => {
    const [own, foreign] = [await tokenOf('ann'), await tokenOf('bob')];
    const { path, fileId } = await withFile(own);
    const { body: elsewhere } = await platform.http.post('/v1/conversations').set(own).send({}).expect(201);

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

  it('are for keys with the scope chat, at the address of a citation as well, and not there for others', async () => {
    const { path, fileId } = await withFile(await keyFor('chat'));
    const cited = `/v1/knowledge/documents/${fileId}`;
    const [chat, knowledge] = [await keyFor('chat'), await keyFor('knowledge')];

    for (const address of [path, `${path}/${fileId}`, cited, `${cited}/passages`, `${cited}/events`])
      await platform.http.get(address).set(chat).expect(200);
    for (const address of [cited, `${cited}/passages`, `${cited}/events`])
      expectProblem(await platform.http.get(address).set(knowledge), {
        ...{ status: 404, code: 'document_not_found' },
      });
  });

  it('are changed and deleted in their conversation alone, whoever asks', async () => {
    const all = await keyFor('chat', 'knowledge');
    const { path, fileId } = await withFile(all);
    const cited = `/v1/knowledge/documents/${fileId}`;

    for (const as of [all, await keyFor('knowledge')]) {
      for (const refused of [
        await platform.http.put(cited).set(as).send({ content: 'Nothing.' }),
        await platform.http.put(cited).set(as).attach('file', Buffer.from('Nothing.'), 'nothing.txt'),
        await platform.http.patch(cited).set(as).send({ enabled: false }),
        await platform.http.delete(cited).set(as),
      ])
        expectProblem(refused, { status: 404, code: 'document_not_found' });
    }
    expect((await platform.http.get(`${path}/${fileId}`).set(all).expect(200)).body).toMatchObject({
      ...{ enabled: true, version: 1 },
    });
    await platform.http.delete(`${path}/${fileId}`).set(all).expect(204);
  });

  it('of the application stay for keys with the scope knowledge', async () => {
    const knowledge = await keyFor('knowledge');
    const { body } = await platform.http
      .post('/v1/knowledge/documents')
      .set(knowledge)
      .send({ title: 'Rules', category: 'help', content: 'The rules of the house.' })
      .expect(201);
    const address = `/v1/knowledge/documents/${(body as File).id}`;
    await platform.http.get(address).set(knowledge).expect(200);
    expectProblem(await platform.http.get(address).set(await keyFor('chat')), {
      ...{ status: 403, code: 'scope_missing' },
    });
  });

  it('are none for users of an application that says so', async () => {
    const own = await tokenOf('cleo');
    const { path } = await withFile(own);
    const manage = await keyFor('manage');
    const page = `/v1/applications/${APPLICATION}/page`;
    await platform.http
      .put(page)
      .set(manage)
      .send({ shows: { files: false } })
      .expect(200);
    const { body } = await platform.http.get('/v1/page').query({ application_id: APPLICATION }).expect(200);
    expect(body).toMatchObject({ shows: { files: false } });

    expectProblem(await attach(path, 'Another one.', 'other.txt').set(own), {
      ...{ status: 403, code: 'files_not_allowed' },
    });
    await platform.http.get(path).set(own).expect(200);
    await attach(path, 'Another one.', 'other.txt')
      .set(await keyFor('chat'))
      .expect(202);
    await platform.http.put(page).set(manage).send({}).expect(200);
    await attach(path, 'A third.', 'third.txt').set(own).expect(202);
  });
});
