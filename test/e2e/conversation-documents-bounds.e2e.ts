import { type ConversationFile, useConversationFiles } from '../support/conversation-files.js';
import { expectProblem } from '../support/problem.js';

describe('documents of a conversation', () => {
  const files = useConversationFiles({
    ...{ MAX_CONVERSATION_DOCUMENTS: '2', MAX_CONVERSATION_DOCUMENT_BYTES: '500' },
  });
  const { platform, open, attach, list } = files;

  it('are as many and as long as a conversation may have', async () => {
    const { path } = await open();
    expectProblem(await attach(path, 'x'.repeat(501), 'long.txt'), {
      ...{ status: 409, code: 'conversation_bytes_limit' },
    });
    const { id } = await files.add(path, 'one', 'one.txt');
    await files.add(path, 'two', 'two.txt');
    expectProblem(await attach(path, 'three', 'three.txt'), {
      ...{ status: 409, code: 'conversation_documents_limit' },
    });
    const again = await attach(path, 'one', 'same.txt').expect(200);
    expect((again.body as ConversationFile).id).toBe(id);
    await platform.http.delete(`${path}/${id}`).expect(204);
    await files.add(path, 'three', 'three.txt');
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
    const failed = await files.add(path, '%PDF-1.4 and then nothing', 'broken.pdf');
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'document_unreadable' } });
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    expectProblem(await attach(path), { status: 409, code: 'conversation_not_active' });
    expectProblem(await attach('/v1/conversations/conv_none/documents'), {
      ...{ status: 404, code: 'conversation_not_found' },
    });
  });

  it('are as many in all conversations of a user, and of an application, as these may have', async () => {
    const set = (id: string, limits: object) =>
      platform.http.patch(`/v1/applications/${id}/limits`).send(limits).expect(200);
    const { body: limits } = await platform.http.get('/v1/applications/app_attached/limits').expect(200);
    expect(limits).toMatchObject({ attached_bytes: 5_000_000_000, user_attached_bytes: 250_000_000 });
    await set('app_attached', { attached_bytes: 1_000, user_attached_bytes: 500 });
    const of = async (user?: string) => (await open('app_attached', { user_id: user })).path;
    // What the application knows, and what others have, counts for nothing here.
    await files.add((await open('app_attached_beside')).path, 'x'.repeat(400), 'beside.txt');
    const text = (letter: string, count = 300) => [letter.repeat(count), `${letter}.txt`] as const;

    await files.add(await of('ann'), ...text('a'));
    const second = await of('ann');
    const refused = await attach(second, ...text('b'));
    expect(expectProblem(refused, { status: 409, code: 'user_attached_bytes_limit' })).toMatchObject({
      limit: 500,
    });
    await files.add(second, ...text('b', 100));
    await files.add(await of('bob'), ...text('c', 500));
    const nobodys = await of();
    expectProblem(await attach(nobodys, ...text('d')), { status: 409, code: 'attached_bytes_limit' });
    const [{ id } = { id: '' }] = await list(second);
    await platform.http.delete(`${second}/${id}`).expect(204);
    await files.add(nobodys, ...text('d', 200));
  });
});
