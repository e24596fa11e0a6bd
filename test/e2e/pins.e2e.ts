import { type ManifestDto } from '../../src/runs/manifest.dto.js';
import { getJson } from '../support/requests.js';
import { allFrames } from '../support/sse.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface Listed {
  id: string;
  content: string;
  pinned: boolean;
}

const LONG = 'lorem ipsum dolor sit amet '.repeat(19);

describe('a pinned message', () => {
  const { platform, upstream } = usePlatformWithUpstream({ MODEL_CONTEXT_TOKENS: 'small=1500' });

  beforeEach(() => {
    upstream.answer = (call) => {
      call.say('Yes.');
      call.finish();
    };
  });

  const begin = (model = 'small'): Promise<string> =>
    createConversation(platform.http, { config: { model: `openai:${model}`, max_tokens: 100 } });

  async function say(id: string, content: string): Promise<ManifestDto> {
    const response = await sendStreaming(platform, id, { content });
    await allFrames(response);
    const manifest = await getJson(platform, `/v1/runs/${runIdOf(response)}/manifest?payload=true`);
    return manifest as unknown as ManifestDto;
  }

  const listed = async (id: string): Promise<Listed[]> =>
    (await getJson(platform, `/v1/conversations/${id}/messages`)) as unknown as Listed[];

  const pin = (id: string, messageId: string, pinned = true) =>
    platform.http.post(`/v1/conversations/${id}/messages/${messageId}/${pinned ? 'pin' : 'unpin'}`);

  it.each(['small', 'unknown'])('goes with every reply, however far back it is: %s', async (model) => {
    const id = await begin(model);
    await say(id, 'My name is Ada.');
    const [first, reply] = await listed(id);
    await pin(id, reply!.id).expect(200);
    for (let turn = 0; turn < 12; turn += 1) await say(id, `${turn} ${LONG}`);
    const { manifest, attempts } = await say(id, 'What is my name?');
    expect(manifest?.messages.slice(1, 3)).toEqual([
      { role: 'user', content: 'My name is Ada.' },
      { role: 'assistant', content: 'Yes.' },
    ]);
    expect(manifest?.window?.messages.slice(0, 2)).toMatchObject([
      { message_id: first!.id, included: true, reason: 'pinned' },
      { message_id: reply!.id, included: true, reason: 'pinned' },
    ]);
    const { window } = manifest!;
    expect((window?.older_messages ?? 0) + (window?.messages.length ?? 0)).toBe(27);
    expect(attempts[0]?.requests?.[0]?.payload).toContain('My name is Ada.');

    await pin(id, reply!.id, false).expect(200);
    const without = await say(id, 'And now?');
    expect(JSON.stringify(without.manifest?.messages)).not.toContain('Ada');
  });

  it('is told by lists, by the conversation and by a copy of it, and is pinned once', async () => {
    const id = await begin();
    await say(id, 'My name is Ada.');
    const [first] = await listed(id);
    const { body } = await pin(id, first!.id).expect(200);
    expect(body).toMatchObject({ id: first!.id, role: 'user', pinned: true });
    await pin(id, first!.id).expect(200);
    expect((await listed(id)).map(({ pinned }) => pinned)).toEqual([true, false]);
    expect(await getJson(platform, `/v1/conversations/${id}`)).toMatchObject({
      pinned_message_ids: [first!.id],
    });
    const fork = await platform.http.post(`/v1/conversations/${id}/fork`).send({}).expect(201);
    const copy = (fork.body as { id: string }).id;
    const copied = await listed(copy);
    expect(copied.map(({ pinned }) => pinned)).toEqual([true, false]);
    expect(fork.body).toMatchObject({ pinned_message_ids: [copied[0]!.id] });
  });

  it('goes with no reply on a branch that does not have it', async () => {
    const id = await begin();
    await say(id, 'My name is Ada.');
    const [first] = await listed(id);
    await pin(id, first!.id).expect(200);
    const response = await sendStreaming(platform, id, { content: 'Hello?', parent_id: null });
    await allFrames(response);
    const { manifest } = (await getJson(
      platform,
      `/v1/runs/${runIdOf(response)}/manifest`,
    )) as unknown as ManifestDto;
    expect(manifest?.messages.slice(1)).toEqual([{ role: 'user', content: 'Hello?' }]);
  });

  it('is refused where it is not there, where there are many, and where nothing else would have room', async () => {
    const id = await begin();
    for (const part of ['one', 'two']) await say(id, `${part} ${LONG.repeat(6)}`);
    const [one, , two] = await listed(id);
    const nobody = await pin(id, 'msg_nobody').expect(404);
    expect(nobody.body).toMatchObject({ code: 'message_not_found' });
    await pin(id, one!.id).expect(200);
    const { body } = await pin(id, two!.id).expect(422);
    expect(body).toMatchObject({ code: 'pinned_too_long_for_model', limit_tokens: 1_500 });
    const long = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: LONG.repeat(6) })
      .expect(422);
    expect(long.body).toMatchObject({
      code: 'message_too_long_for_model',
      pinned_tokens: expect.any(Number),
    });

    const many = await begin('unknown');
    for (let turn = 0; turn < 11; turn += 1) await say(many, `Question ${turn}`);
    const ids = (await listed(many)).map((message) => message.id);
    for (const messageId of ids.slice(0, 20)) await pin(many, messageId).expect(200);
    const full = await pin(many, ids[20]!).expect(409);
    expect(full.body).toMatchObject({ code: 'pins_full', pinned: 20 });
  });

  it('stays as it is in a conversation that has ended', async () => {
    const id = await begin();
    await say(id, 'My name is Ada.');
    const [first] = await listed(id);
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    const { body } = await pin(id, first!.id).expect(409);
    expect(body).toMatchObject({ code: 'conversation_not_active' });
  });
});
