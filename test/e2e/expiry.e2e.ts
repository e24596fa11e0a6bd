import { Database } from '../../src/database/database.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { expectProblem } from '../support/problem.js';
import { allFrames } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { APPLICATION, createConversation } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const DAY_MINUTES = 24 * 60;

describe('what an application keeps for a time', () => {
  const { platform, upstream } = usePlatformWithUpstream({ DEFAULT_MODEL: 'offline' });
  let travel: (minutes: number) => void;

  beforeAll(() => {
    travel = timeTravel(platform);
  });

  const sweep = (): Promise<boolean> => platform.app.get(RetentionSweeper).sweep();
  const settings = (application: string, days: object) =>
    platform.http.patch(`/v1/applications/${application}`).send(days);
  const eventsOf = async (runId: string): Promise<number> => {
    const { query } = platform.app.get(Database);
    const rows = await query.selectFrom('run_event').select('seq').where('run_id', '=', runId).execute();
    return rows.length;
  };
  async function say(application: string, content = 'hello'): Promise<{ id: string; runId: string }> {
    const id = await createConversation(platform.http, { application_id: application });
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content })
      .expect(201);
    return { id, runId: (body as { run_id: string }).run_id };
  }

  it('is set in whole days, and is the server’s until then', async () => {
    const { body } = await platform.http.get('/v1/applications/app_new').expect(200);
    expect(body).toMatchObject({
      message_retention_days: 0,
      run_event_retention_days: 30,
      manifest_retention_days: 0,
      document_retention_days: 0,
    });
    const changed = await settings('app_new', {
      run_event_retention_days: 0,
      message_retention_days: 7,
    }).expect(200);
    expect(changed.body).toMatchObject({ run_event_retention_days: 0, message_retention_days: 7 });
    for (const days of [-1, 0.5, 36_501, '7']) {
      const response = await settings('app_new', { manifest_retention_days: days });
      expectProblem(response, {
        status: 422,
        code: 'validation_failed',
        fields: ['manifest_retention_days'],
      });
    }
  });

  describe('logs of runs', () => {
    it('go when they were kept long enough, with an answer of their own, and the message stays', async () => {
      await settings('app_logs', { run_event_retention_days: 2 }).expect(200);
      const { id, runId } = await say('app_logs');
      const other = await say(APPLICATION);
      travel(2 * DAY_MINUTES - 1);
      await sweep();
      const before = await allFrames(await follow(platform, runId));
      expect(before.at(-1)?.data).toBe('[DONE]');

      travel(1);
      await sweep();
      expect(await eventsOf(runId)).toBe(0);
      const { body: run } = await platform.http.get(`/v1/runs/${runId}`).expect(200);
      const { assistant_message_id } = run as { assistant_message_id: string };
      expect(run).toMatchObject({ state: 'completed' });
      const refused = await platform.http.get(`/v1/runs/${runId}/events`);
      expect(expectProblem(refused, { status: 410, code: 'run_log_expired' })).toMatchObject({
        conversation_id: id,
        message_id: assistant_message_id,
      });
      const again = await platform.http.get(`/v1/runs/${runId}/events`).set('last-event-id', `${runId}:2`);
      expectProblem(again, { status: 410, code: 'run_log_expired' });
      const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
      expect(body).toHaveLength(2);
      expect(await platform.http.get(`/v1/runs/${runId}/manifest`).expect(200)).toMatchObject({
        body: { attempts: [{ messages: [] }] },
      });
      expect((await allFrames(await follow(platform, other.runId))).at(-1)?.data).toBe('[DONE]');
    });

    it('are looked at once, and none of a run that is being made', async () => {
      const id = await createConversation(platform.http, {
        application_id: 'app_logs',
        config: { model: 'openai:fake' },
      });
      const open = await sendStreaming(platform, id, { content: 'think' });
      const call = await upstream.next();
      travel(5 * DAY_MINUTES);
      await sweep();
      call.say('done');
      call.finish();
      expect((await allFrames(open)).at(-1)?.data).toBe('[DONE]');
      await sweep();
      expect((await allFrames(await follow(platform, runIdOf(open)))).at(-1)?.data).toBe('[DONE]');
      const { query } = platform.app.get(Database);
      const states = await query
        .selectFrom('run')
        .select('log_state')
        .where('application_id', '=', 'app_logs')
        .orderBy('created_at')
        .execute();
      expect(states).toEqual([{ log_state: 2 }, { log_state: 0 }]);
    });
  });

  describe('manifests', () => {
    const piecesOf = async (id: string): Promise<string[]> => {
      const { query } = platform.app.get(Database);
      const rows = await query
        .selectFrom('manifest_piece')
        .select('text')
        .where('conversation_id', '=', id)
        .execute();
      return rows.map(({ text }) => text);
    };
    const manifestOf = (runId: string) => platform.http.get(`/v1/runs/${runId}/manifest`);
    const longer = (word: string): string => `${word} `.repeat(100);

    it('go with what no other names, and the others stay whole', async () => {
      await settings('app_sent', { manifest_retention_days: 3, conversation_ttl_minutes: 525_600 }).expect(
        200,
      );
      const { id, runId } = await say('app_sent', longer('first'));
      const messages = `/v1/conversations/${id}/messages`;
      await platform.http
        .post(messages)
        .send({ content: longer('second') })
        .expect(201);
      travel(4 * DAY_MINUTES);
      // A branch of its own does not send what the first has sent.
      const { body: last } = await platform.http
        .post(messages)
        .send({ content: longer('third'), parent_id: null })
        .expect(201);
      const before = await manifestOf((last as { run_id: string }).run_id).expect(200);
      await sweep();
      expectProblem(await manifestOf(runId), { status: 410, code: 'manifest_expired' });
      // Somebody has just been there: what he sent may name more.
      expect((await piecesOf(id)).join()).toContain('first');

      travel(2);
      await sweep();
      expectProblem(await manifestOf(runId), { status: 410, code: 'manifest_expired' });
      expectProblem(await platform.http.get(`/v1/runs/${runId}/retrieval`), {
        status: 410,
        code: 'manifest_expired',
      });
      const left = (await piecesOf(id)).join();
      expect(left).not.toContain('first');
      expect(left).not.toContain('second');
      expect(left).toContain('third');
      const after = await manifestOf((last as { run_id: string }).run_id).expect(200);
      expect(after.body).toEqual(before.body);
      const { query } = platform.app.get(Database);
      const sent = await query
        .selectFrom('run_attempt')
        .select('requests')
        .where('run_id', '=', runId)
        .execute();
      expect(sent).toEqual([{ requests: null }]);
      await platform.http.get(messages).expect(200, /third/);
    });

    it('that are gone leave a reply that cannot be gone on with', async () => {
      const id = await createConversation(platform.http, {
        application_id: 'app_sent',
        config: { model: 'openai:fake' },
      });
      const open = await sendStreaming(platform, id, { content: 'half' });
      const call = await upstream.next();
      call.say('half a reply');
      await platform.http.post(`/v1/runs/${runIdOf(open)}/cancel`).expect(200);
      await allFrames(open);
      const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
      const reply = (body as { id: string }[]).at(-1)?.id;
      travel(4 * DAY_MINUTES);
      await sweep();
      const refused = await platform.http.post(`/v1/conversations/${id}/messages/${reply}/continue`);
      expectProblem(refused, { status: 409, code: 'reply_origin_unknown' });
    });
  });

  describe('conversations', () => {
    const rowsOf = async (id: string): Promise<number[]> => {
      const { query } = platform.app.get(Database);
      return Promise.all(
        (['message', 'run', 'manifest_piece', 'conversation_context'] as const).map(
          async (table) =>
            (await query.selectFrom(table).selectAll().where('conversation_id', '=', id).execute()).length,
        ),
      );
    };

    it('are erased with all that is of them, and forks of them are conversations of their own', async () => {
      const days = { message_retention_days: 10, conversation_ttl_minutes: 525_600 };
      await settings('app_said', days).expect(200);
      const { id, runId } = await say('app_said', 'hello '.repeat(100));
      travel(9 * DAY_MINUTES);
      const { body: fork } = await platform.http.post(`/v1/conversations/${id}/fork`).send({}).expect(201);
      await sweep();
      await platform.http.get(`/v1/conversations/${id}`).expect(200);
      travel(DAY_MINUTES);
      await sweep();

      await platform.http.get(`/v1/conversations/${id}`).expect(404, /conversation_not_found/);
      await platform.http.get(`/v1/runs/${runId}`).expect(404, /run_not_found/);
      expect(await rowsOf(id)).toEqual([0, 0, 0, 0]);
      expect(await eventsOf(runId)).toBe(0);
      const { body } = await platform.http.get('/v1/conversations?application_id=app_said').expect(200);
      expect((body as { data: object[] }).data).toMatchObject([{ id: (fork as { id: string }).id }]);
      // What was paid for was paid for.
      const { body: usage } = await platform.http.get('/v1/usage?application_id=app_said').expect(200);
      expect((usage as { data: object[] }).data).toMatchObject([{ attempts: 1 }]);
    });

    it('are not, while a reply is being made or waits, nor where something happens in them', async () => {
      const id = await createConversation(platform.http, {
        application_id: 'app_said',
        config: { model: 'openai:fake' },
      });
      const open = await sendStreaming(platform, id, { content: 'one' });
      const waiting = await sendStreaming(platform, id, { content: 'two' });
      const call = await upstream.next();
      travel(20 * DAY_MINUTES);
      await sweep();
      call.say('done');
      call.finish();
      expect((await allFrames(open)).at(-1)?.data).toBe('[DONE]');
      const next = await upstream.next();
      next.say('done, too');
      next.finish();
      expect((await allFrames(waiting)).at(-1)?.data).toBe('[DONE]');
      await sweep();
      const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
      expect(body).toHaveLength(4);
      travel(20 * DAY_MINUTES);
      await sweep();
      await platform.http.get(`/v1/conversations/${id}`).expect(404);
      expect(await rowsOf(id)).toEqual([0, 0, 0, 0]);
    });
  });

  describe('documents', () => {
    it('go when nobody has changed them for long enough', async () => {
      await settings('app_papers', { document_retention_days: 5 }).expect(200);
      const add = async (title: string): Promise<string> => {
        const body = {
          application_id: 'app_papers',
          title,
          category: 'cards',
          content: `${title} is a card.`,
        };
        const answer = await platform.http.post('/v1/knowledge/documents').send(body).expect(201);
        return (answer.body as { id: string }).id;
      };
      const [old, changed] = [await add('Old'), await add('Changed')];
      travel(4 * DAY_MINUTES);
      await platform.http.patch(`/v1/knowledge/documents/${changed}`).send({ title: 'New' }).expect(200);
      travel(DAY_MINUTES);
      await sweep();
      await platform.http.get(`/v1/knowledge/documents/${old}`).expect(404, /document_not_found/);
      await platform.http.get(`/v1/knowledge/documents/${changed}`).expect(200);
      const { body } = await platform.http
        .post('/v1/knowledge/search')
        .send({ application_id: 'app_papers', query: 'card' })
        .expect(200);
      expect(JSON.stringify(body)).not.toContain(old);
    });
  });
});
