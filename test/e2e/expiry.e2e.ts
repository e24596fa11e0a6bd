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

  const sweep = (): Promise<void> => platform.app.get(RetentionSweeper).sweep();
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
});
