import { ConversationTitler } from '../../src/orchestrator/conversation-titler.js';
import { ActiveRuns } from '../../src/runs/active-runs.js';
import { type UpstreamCall } from '../support/fake-upstream.js';
import { getJson } from '../support/requests.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const QUESTION =
  'Could you please tell me what it costs to have a savings account with you for a year or two?';
const CUT = 'Could you please tell me what it costs to have a savings…';

describe('the title of a conversation', () => {
  const { platform, upstream } = usePlatformWithUpstream({ TITLE_MODEL: 'openai:titles' });
  let titles: UpstreamCall[];
  let name: (call: UpstreamCall) => void;

  beforeEach(() => {
    titles = [];
    name = (call) => {
      call.say('"Cost of savings."');
      call.finish();
    };
    upstream.answer = (call) => {
      if (call.body.model === 'titles') {
        titles.push(call);
        name(call);
      } else {
        call.say('It is free.');
        call.finish();
      }
    };
  });

  const send = (id: string, content = QUESTION) =>
    platform.http.post(`/v1/conversations/${id}/messages`).send({ content });
  const settled = async () => {
    await platform.app.get(ActiveRuns).allEnded();
    await platform.app.get(ConversationTitler).settled();
  };
  const titleOf = async (id: string) => (await getJson(platform, `/v1/conversations/${id}`)).title;

  it('is given by a model after the first reply, once, and is counted', async () => {
    const application_id = 'app_titles';
    const id = await createConversation(platform.http, { application_id, user_id: 'user_1' });
    await send(id).expect(201);
    await settled();
    expect(await titleOf(id)).toBe('Cost of savings');
    expect(titles[0]?.body.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    await send(id, 'And then?').expect(201);
    await settled();
    expect(titles).toHaveLength(1);
    const { data } = await getJson(platform, `/v1/usage?application_id=${application_id}`);
    expect(data).toContainEqual(
      expect.objectContaining({ user_id: 'user_1', model: 'openai:titles', attempts: 1, output_tokens: 3 }),
    );
  });

  it('is the beginning of the first message until then, and where the model fails, which is not asked again', async () => {
    name = (call) => {
      call.fail(400, { error: { message: 'no' } });
    };
    const id = await createConversation(platform.http);
    await send(id).expect(201);
    await settled();
    expect(await titleOf(id)).toBe(CUT);
    const asked = titles.length;
    await send(id, 'And then?').expect(201);
    await settled();
    expect(titles).toHaveLength(asked);
    expect(await titleOf(id)).toBe(CUT);
  });

  it('is in nobody’s way: the reply is there before it, and a message may follow', async () => {
    name = () => undefined;
    const id = await createConversation(platform.http);
    await send(id).expect(201, /It is free/);
    await send(id, 'And then?').expect(201);
    expect(await titleOf(id)).toBe(CUT);
    for (const call of titles) call.finish();
    await settled();
  });

  it('stays what a person made it, before or meanwhile', async () => {
    const rename = (id: string) =>
      platform.http.patch(`/v1/conversations/${id}`).send({ title: 'Mine' }).expect(200);
    const before = await createConversation(platform.http);
    await rename(before);
    await send(before).expect(201);
    await settled();
    expect(titles).toHaveLength(0);
    expect(await titleOf(before)).toBe('Mine');

    const asked = Promise.withResolvers<UpstreamCall>();
    name = asked.resolve;
    const meanwhile = await createConversation(platform.http);
    await send(meanwhile).expect(201);
    const call = await asked.promise;
    await rename(meanwhile);
    call.say('Too late');
    call.finish();
    await settled();
    expect(await titleOf(meanwhile)).toBe('Mine');
  });

  it('is not waited for by an erasure, nor written after it', async () => {
    const asked = Promise.withResolvers<UpstreamCall>();
    name = asked.resolve;
    const id = await createConversation(platform.http);
    await send(id).expect(201);
    const call = await asked.promise;
    await platform.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    call.say('Too late');
    call.finish();
    await settled();
    await platform.http.get(`/v1/conversations/${id}`).expect(404);
  });

  it('is called off where the server ends', async () => {
    const asked = Promise.withResolvers<UpstreamCall>();
    name = asked.resolve;
    const id = await createConversation(platform.http);
    await send(id).expect(201);
    const call = await asked.promise;
    await platform.app.get(ConversationTitler).beforeApplicationShutdown();
    await call.closed;
    expect(call.aborted).toBe(true);
    expect(await titleOf(id)).toBe(CUT);
  });
});
