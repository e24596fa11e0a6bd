import { expectProblem } from '../support/problem.js';
import { converse, send } from '../support/requests.js';
import { usePlatform } from '../support/use-platform.js';

const HELLO = { content: 'hello' };

const refused = [
  { method: 'POST', path: 'messages', body: HELLO, code: 'conversation_not_active' },
  { method: 'POST', path: 'messages/stream', body: HELLO, code: 'conversation_not_active' },
  { method: 'POST', path: 'messages/{message_id}/regenerate', body: {}, code: 'conversation_not_active' },
  { method: 'POST', path: 'messages/{message_id}/continue', code: 'conversation_not_active' },
  { method: 'PATCH', path: 'context', body: { facts: {} }, code: 'conversation_not_active' },
  { method: 'POST', path: 'pause', code: 'illegal_transition' },
  { method: 'PATCH', path: 'queue/{run_id}', body: HELLO, code: 'message_not_queued' },
  { method: 'DELETE', path: 'queue/{run_id}', code: 'message_not_queued' },
];

const PAUSED = { state: 'PAUSED', by: { method: 'POST', path: '/pause' } };
const ENDED = { state: 'ENDED', by: { method: 'DELETE', path: '' } };

describe('a conflict', () => {
  const platform = usePlatform();

  it.each([
    ...refused.map((row) => ({ ...row, ...PAUSED })),
    ...refused.map((row) => ({ ...row, ...ENDED })),
    { method: 'POST', path: 'resume', code: 'illegal_transition', ...ENDED },
  ])('with a conversation that is $state: $method $path', async ({ method, path, body, code, by }) => {
    const here = await converse(platform);
    await send(platform, by.method, here.path + by.path);
    const before = (await send(platform, 'GET', here.path)).body as unknown;
    const filled = path.replace('{message_id}', here.messageId).replace('{run_id}', here.runId);
    expectProblem(await send(platform, method, `${here.path}/${filled}`, body), { status: 409, code });
    expect((await send(platform, 'GET', here.path)).body).toEqual(before);
  });

  it('tells the state that is in the way', async () => {
    const { path, runId } = await converse(platform);
    const queued = expectProblem(await send(platform, 'DELETE', `${path}/queue/${runId}`), {
      status: 409,
      code: 'message_not_queued',
    });
    expect(queued).toMatchObject({ run_id: runId, run_state: 'completed' });
    await send(platform, 'POST', `${path}/pause`);
    expect((await send(platform, 'POST', `${path}/messages`, HELLO)).body).toMatchObject({
      state: 'PAUSED',
      expired: false,
    });
    expect((await send(platform, 'POST', `${path}/pause`)).body).toMatchObject({
      state: 'PAUSED',
      transition: 'pause',
    });
  });

  it('with a template’s id leaves the template as it was', async () => {
    const before = (await send(platform, 'GET', '/v1/prompts/default_assistant')).body as unknown;
    const response = await send(platform, 'POST', '/v1/prompts', {
      id: 'default_assistant',
      name: 'a',
      template: 'a',
    });
    expectProblem(response, { status: 409, code: 'prompt_template_exists' });
    expect((await send(platform, 'GET', '/v1/prompts/default_assistant')).body).toEqual(before);
  });
});
