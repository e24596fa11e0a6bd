import { allFrames } from '../support/sse.js';
import { sendStreaming } from '../support/streaming.js';
import { APPLICATION, createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

interface ListedMessage {
  id: string;
  role: string;
  content: string;
  parent_id: string | null;
  run_id: string | null;
  metadata: object;
  sibling_ids: string[];
}

describe('a conversation with branches', () => {
  const platform = usePlatform();

  async function list(id: string): Promise<ListedMessage[]> {
    const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
    return body as ListedMessage[];
  }

  async function say(id: string, body: object): Promise<void> {
    await platform.http.post(`/v1/conversations/${id}/messages`).send(body).expect(201);
  }

  async function regenerate(id: string, messageId: string): Promise<void> {
    const response = await fetch(`${platform.url}/v1/conversations/${id}/messages/${messageId}/regenerate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(200);
    await allFrames(response);
  }

  it('keeps the old reply beside the new one, and can go back to it', async () => {
    const id = await createConversation(platform.http);
    await say(id, { content: 'savings' });
    const [question, first] = await list(id);
    await regenerate(id, first!.id);
    const [sameQuestion, second] = await list(id);

    expect(sameQuestion?.id).toBe(question!.id);
    expect(second?.id).not.toBe(first!.id);
    expect(second?.sibling_ids).toEqual([first!.id, second!.id]);
    await say(id, { content: 'and checking?' });
    expect(await list(id)).toHaveLength(4);

    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages/${first!.id}/select`)
      .expect(200);
    expect((body as ListedMessage[]).map((message) => message.id)).toEqual([question!.id, first!.id]);
    await platform.http.post(`/v1/conversations/${id}/messages/${second!.id}/select`).expect(200);
    expect(await list(id)).toHaveLength(4);
    await regenerate(id, question!.id);
    expect((await list(id))[1]?.sibling_ids).toHaveLength(3);
  });

  it('keeps what was said before an edit', async () => {
    const id = await createConversation(platform.http);
    await say(id, { content: 'savings' });
    await say(id, { content: 'checking' });
    const [question, answer, followUp] = await list(id);
    await say(id, { content: 'an account', parent_id: followUp!.parent_id });
    const edited = await list(id);
    expect(edited.map((message) => message.content).slice(0, 3)).toEqual([
      'savings',
      answer!.content,
      'an account',
    ]);
    expect(edited[2]?.sibling_ids).toEqual([followUp!.id, edited[2]!.id]);

    await say(id, { content: 'hello', parent_id: null });
    const restarted = await list(id);
    expect(restarted).toHaveLength(2);
    expect(restarted[0]?.sibling_ids).toEqual([question!.id, restarted[0]!.id]);
  });

  it('can be forked at a message: the two share nothing from there on', async () => {
    const id = await createConversation(platform.http, {
      user_id: 'me',
      metadata: { customer_tier: 'gold' },
    });
    await say(id, { content: 'savings' });
    await say(id, { content: 'checking' });
    const messages = await list(id);
    const { body, headers } = await platform.http
      .post(`/v1/conversations/${id}/fork`)
      .send({ message_id: messages[1]!.id })
      .expect(201);
    const fork = body as { id: string; messages: ListedMessage[] };

    expect(headers.location).toBe(`/v1/conversations/${fork.id}`);
    expect(fork).toMatchObject({
      application_id: APPLICATION,
      user_id: 'me',
      context: { customer_tier: 'gold' },
    });
    expect(fork.messages.map((message) => message.content)).toEqual(
      messages.slice(0, 2).map(({ content }) => content),
    );
    await say(fork.id, { content: 'an account' });
    expect(await list(id)).toEqual(messages);
    await platform.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    expect(await list(fork.id)).toHaveLength(4);
    const whole = await platform.http.post(`/v1/conversations/${fork.id}/fork`).send({}).expect(201);
    expect((whole.body as { messages: unknown[] }).messages).toHaveLength(4);
  });

  it('is named as a fork, and its replies tell which run made them', async () => {
    const id = await createConversation(platform.http, { config: { enable_rag: true } });
    await say(id, { content: 'savings' });
    const [, reply] = await list(id);
    const forkOf = async (origin: string) => {
      const { body } = await platform.http.post(`/v1/conversations/${origin}/fork`).send({}).expect(201);
      return body as { id: string; title: string };
    };
    const fork = await forkOf(id);
    const again = await forkOf(fork.id);
    expect([fork.title, again.title]).toEqual(['savings (fork)', 'savings (fork 2)']);
    for (const copy of [fork, again]) {
      const [question, copied] = await list(copy.id);
      expect(question!.metadata).toEqual({});
      expect(copied).toMatchObject({ run_id: null, metadata: { origin_run_id: reply!.run_id } });
    }
    const { body } = await platform.http.get(`/v1/runs/${reply!.run_id}/retrieval`).expect(200);
    expect(body).toMatchObject({ retrieval: { legs: expect.anything() } });
  });

  it('refuses places that are not in it', async () => {
    const [id, other] = [await createConversation(platform.http), await createConversation(platform.http)];
    await say(other, { content: 'hello' });
    const foreign = (await list(other))[0]!.id;
    await platform.http.post(`/v1/conversations/${id}/fork`).send({ message_id: foreign }).expect(404);
    await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'x', parent_id: foreign })
      .expect(404);
    await platform.http.post(`/v1/conversations/${id}/messages/${foreign}/select`).expect(404);
    await platform.http.post(`/v1/conversations/${id}/messages/${foreign}/regenerate`).send({}).expect(404);
    expect((await sendStreaming(platform, id, { content: 'x', parent_id: foreign })).status).toBe(404);
    expect(await list(id)).toEqual([]);
  });
});
