import { Database } from '../../src/database/database.js';
import { createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

interface Reply {
  id: string;
  run_id: string;
  parent_id: string;
}

describe('feedback on a reply', () => {
  const platform = usePlatform();
  let applications = 0;

  const newApplication = (): string => `app_feedback_${(applications += 1)}`;

  async function ask(application: string): Promise<{ id: string; reply: Reply; path: string }> {
    const id = await createConversation(platform.http, { application_id: application, user_id: 'user_1' });
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'hello' })
      .expect(201);
    const reply = body as Reply;
    return { id, reply, path: `/v1/conversations/${id}/messages/${reply.id}/feedback` };
  }

  const list = async (application: string, query: object = {}) => {
    const { body } = await platform.http
      .get('/v1/feedback')
      .query({ application_id: application, ...query })
      .expect(200);
    return body as { data: { message_id: string }[]; next_cursor: string | null };
  };

  it('is given, changed and taken back, with the run that made the reply', async () => {
    const application = newApplication();
    const { id, reply, path } = await ask(application);
    const given = { rating: 'down', reason: 'incorrect', comment: 'It costs more.' };
    const about = { message_id: reply.id, conversation_id: id, run_id: reply.run_id };
    const { body } = await platform.http.put(path).send(given).expect(200);
    expect(body).toMatchObject({ ...given, ...about });
    await platform.http.put(path).send({ rating: 'up' }).expect(200);
    const { body: all } = await platform.http.get(`/v1/conversations/${id}/feedback`).expect(200);
    expect(all).toMatchObject([{ ...about, rating: 'up', reason: null, comment: null }]);
    await platform.http.delete(path).expect(204);
    await platform.http.delete(path).expect(204);
    expect((await list(application)).data).toEqual([]);
  });

  it('comes with the list of messages, of replies alone, and with what is exported of its user', async () => {
    const application = newApplication();
    const { id, reply, path } = await ask(application);
    const messages = async () => {
      const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
      return body as { id: string; role: string; feedback?: unknown }[];
    };
    expect((await messages()).map(({ feedback }) => feedback)).toEqual([undefined, null]);
    const said = { rating: 'down', reason: 'incomplete', comment: 'And the fee?' };
    await platform.http.put(path).send(said).expect(200);
    expect((await messages()).map(({ feedback }) => feedback)).toEqual([undefined, said]);
    const selected = await platform.http
      .post(`/v1/conversations/${id}/messages/${reply.id}/select`)
      .expect(200);
    expect(selected.body).toMatchObject([{ role: 'user' }, { id: reply.id, feedback: said }]);
    const { text } = await platform.http
      .get('/v1/users/user_1/export')
      .query({ application_id: application })
      .expect(200);
    expect(text).toContain('And the fee?');

    await platform.http.delete(path).expect(204);
    expect((await messages()).map(({ feedback }) => feedback)).toEqual([undefined, null]);
  });

  it('is listed for its application, by what was said, page by page', async () => {
    const application = newApplication();
    const replies: string[] = [];
    for (const said of [{ rating: 'up' }, { rating: 'down', reason: 'slow' }, { rating: 'down' }]) {
      const { reply, path } = await ask(application);
      await platform.http.put(path).send(said).expect(200);
      replies.push(reply.id);
    }
    const idsOf = ({ data }: { data: { message_id: string }[] }) => data.map((one) => one.message_id);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await list(application, { limit: 1, ...(cursor !== undefined && { cursor }) });
      seen.push(...idsOf(page));
      cursor = page.next_cursor;
    }
    expect(seen.toSorted()).toEqual(replies.toSorted());
    expect(idsOf(await list(application, { rating: 'up' }))).toEqual([replies[0]]);
    expect(idsOf(await list(application, { rating: 'down', reason: 'slow' }))).toEqual([replies[1]]);
    expect((await list(newApplication())).data).toEqual([]);
  });

  it('goes with its conversation, and with its user', async () => {
    const application = newApplication();
    const [one, other] = [await ask(application), await ask(application)];
    for (const { path } of [one, other]) await platform.http.put(path).send({ rating: 'up' }).expect(200);
    await platform.http.delete(`/v1/conversations/${one.id}?erase=true`).expect(200);
    expect((await list(application)).data).toMatchObject([{ message_id: other.reply.id }]);
    await platform.http.delete('/v1/users/user_1').query({ application_id: application }).expect(200);
    const rows = await platform.app
      .get(Database)
      .query.selectFrom('feedback')
      .select('message_id')
      .where('application_id', '=', application)
      .execute();
    expect(rows).toEqual([]);
  });

  it('is refused on what is no reply, is not there, or says nothing', async () => {
    const { id, reply, path } = await ask(newApplication());
    const to = (message: string) =>
      platform.http.put(`/v1/conversations/${id}/messages/${message}/feedback`).send({ rating: 'up' });
    await to(reply.parent_id).expect(422, /message_not_a_reply/);
    await to('msg_0').expect(404, /message_not_found/);
    const { reply: foreign } = await ask(newApplication());
    await to(foreign.id).expect(404, /message_not_found/);
    await platform.http
      .put(path)
      .send({ rating: 'sideways' })
      .expect(422, /"field":"rating"/);
    await platform.http
      .put(path)
      .send({ rating: 'up', reason: 'x' })
      .expect(422, /"field":"reason"/);
    await platform.http
      .put(path)
      .send({ rating: 'up', comment: ' ' })
      .expect(422, /"field":"comment"/);
  });
});
