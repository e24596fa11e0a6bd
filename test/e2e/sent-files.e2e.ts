import { CONTRACT, ConversationFiles, useConversationFiles } from '../support/conversation-files.js';
import { expectProblem } from '../support/problem.js';
import { allFrames } from '../support/sse.js';
import { sendStreaming } from '../support/streaming.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface Message {
  id: string;
  role: string;
  content: string;
  documents?: { id: string; name: string }[];
}

describe('the files that a message is sent with', () => {
  const files = useConversationFiles();
  const { platform, open } = files;

  const send = (id: string, body: object, key?: string) => {
    const request = platform.http.post(`/v1/conversations/${id}/messages`);
    return (key === undefined ? request : request.set('Idempotency-Key', key)).send({
      content: 'hello',
      ...body,
    });
  };
  const messagesOf = async (id: string) =>
    (await platform.http.get(`/v1/conversations/${id}/messages`).expect(200)).body as Message[];
  const exportOf = (id: string, format: string) =>
    platform.http.get(`/v1/conversations/${id}/export`).query({ format }).buffer(true).expect(200);

  it('are told with it by id and name, also once they are gone, and in a fork', async () => {
    const { id, path } = await open();
    const contract = await files.add(path);
    const rules = await files.add(path, 'The lamp burns all night.', 'rules.md');
    await send(id, { document_ids: [rules.id, contract.id] }).expect(201);
    await send(id, { content: 'and now?' }).expect(201);

    const sentWith = [
      { id: rules.id, name: 'rules.md' },
      { id: contract.id, name: 'contract.md' },
    ];
    const [first, reply, second] = await messagesOf(id);
    expect(first).toMatchObject({ role: 'user', metadata: {}, documents: sentWith });
    expect(reply).not.toHaveProperty('documents');
    expect(second).not.toHaveProperty('documents');
    await platform.http.delete(`${path}/${contract.id}`).expect(204);
    expect((await messagesOf(id))[0]).toEqual(first);
    const { body: fork } = await platform.http.post(`/v1/conversations/${id}/fork`).send({}).expect(201);
    expect((await messagesOf((fork as Message).id))[0]).toMatchObject({ documents: sentWith });
  });

  it('are in exports, and by their names alone in what is shared', async () => {
    const { application, id, path } = await open();
    const { id: file } = await files.add(path, CONTRACT, 'lease *2026*.md');
    await send(id, { document_ids: [file] }).expect(201);
    await platform.http
      .put(`/v1/applications/${application}/page`)
      .send({ shows: { sharing: true } })
      .expect(200);

    const { body: made } = await platform.http.post(`/v1/conversations/${id}/shares`).send({}).expect(201);
    const { body: shared, text } = await platform.http
      .get(`/v1/shared/${(made as { secret: string }).secret}`)
      .expect(200);
    expect(shared).toMatchObject({ messages: [{ role: 'user', files: ['lease *2026*.md'] }, { files: [] }] });
    expect(text).not.toContain(file);
    const { body: exported } = await exportOf(id, 'json');
    expect(exported).toMatchObject({
      messages: [{ documents: [{ id: file, name: 'lease *2026*.md' }] }, {}],
    });
    const markdown = (await exportOf(id, 'markdown')).text;
    expect(markdown).toMatch(/\n> hello\n\nFiles:\n\n- lease \\\*2026\\\*\.md\n\n## Assistant/);
  });

  it('are of its conversation, or the message is refused and nothing is stored', async () => {
    const { application, id, path } = await open();
    const other = await open(application);
    const strange = await files.add(other.path);
    const gone = await files.add(path, 'Gone.', 'gone.md');
    await platform.http.delete(`${path}/${gone.id}`).expect(204);

    for (const one of [strange.id, gone.id, 'doc_nobody']) {
      const refused = await send(id, { document_ids: [one] });
      const problem = expectProblem(refused, {
        status: 422,
        code: 'document_not_in_conversation',
        fields: ['document_ids'],
      });
      expect(problem).toMatchObject({ document_ids: [one] });
    }
    for (const documents of [
      'doc_1',
      [1],
      ['msg_1'],
      [gone.id, gone.id],
      Array<string>(1001).fill('doc_1'),
    ]) {
      expectProblem(await send(id, { document_ids: documents }), {
        status: 422,
        code: 'validation_failed',
        fields: ['document_ids'],
      });
    }
    expect(await messagesOf(id)).toEqual([]);
    await send(id, { document_ids: null }).expect(201);
    await send(id, { document_ids: [] }).expect(201);
    expect((await messagesOf(id)).some((message) => 'documents' in message)).toBe(false);
  });

  it('do not matter to a message that is sent again under its key, and are part of what it says', async () => {
    const { id, path } = await open();
    const { id: file } = await files.add(path);
    const { body: first } = await send(id, { document_ids: [file] }, 'once').expect(201);
    expectProblem(await send(id, {}, 'once'), {
      status: 422,
      code: 'idempotency_key_reused',
      fields: ['Idempotency-Key'],
    });
    await platform.http.delete(`${path}/${file}`).expect(204);

    const { body: again } = await send(id, { document_ids: [file] }, 'once').expect(201);
    expect((again as Message).id).toBe((first as Message).id);
    expect(await messagesOf(id)).toHaveLength(2);
  });
});

describe('the files of a message that waits', () => {
  const { platform, upstream } = usePlatformWithUpstream();
  const files = new ConversationFiles(platform);

  it('are told with it, with those of what joins it, and stay when its words are changed', async () => {
    const { id, path } = await files.open(undefined, { config: { enable_rag: false } });
    const [one, two] = [
      await files.add(path),
      await files.add(path, 'The lamp burns all night.', 'rules.md'),
    ];
    const first = await sendStreaming(platform, id, { content: 'hello' });
    const call = await upstream.next();
    call.say('Hello');
    const second = await sendStreaming(platform, id, { content: 'two', document_ids: [two.id] });
    const ids = { document_ids: [two.id, one.id] };
    const third = await sendStreaming(platform, id, {
      content: 'three',
      multitask_strategy: 'merge',
      ...ids,
    });
    const sentWith = [
      { id: two.id, name: 'rules.md' },
      { id: one.id, name: 'contract.md' },
    ];
    const queue = `/v1/conversations/${id}/queue`;
    const { body } = await platform.http.get(queue).expect(200);
    const [waiting] = body as { run_id: string }[];
    expect(body).toMatchObject([{ content: 'two\n\nthree', documents: sentWith }]);
    await platform.http.patch(`${queue}/${waiting?.run_id}`).send({ content: 'both' }).expect(200);

    call.finish();
    const next = await upstream.next();
    next.say('Yes');
    next.finish();
    await Promise.all([first, second, third].map(allFrames));
    const { body: messages } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
    expect((messages as Message[])[2]).toMatchObject({ content: 'both', documents: sentWith });
  });
});
