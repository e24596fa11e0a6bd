import { type Message } from '../../../api/types.js';
import { aConversation } from '../../../testing/a-conversation.js';
import { nobodyThere, problem, useFakeServer } from '../../../testing/fake-server.js';
import { idsOf } from '../testing/a-message.js';
import { pageOf, readHistory, readPage } from './history.js';

const stored = (id: string, role: 'user' | 'system' = 'user'): Message => ({
  id,
  role,
  content: id,
  run_id: null,
  parent_id: null,
  metadata: {},
  created_at: '2026-03-10T09:00:00.000Z',
});
const many = (count: number) => Array.from({ length: count }, (_, at) => stored(`msg_${at}`));

describe('a page of history', () => {
  it('has more before it where it is full, whatever of it is shown', () => {
    expect(pageOf(many(49)).hasEarlier).toBe(false);
    expect(pageOf(many(50)).hasEarlier).toBe(true);
    const { messages, hasEarlier } = pageOf([stored('rules', 'system'), ...many(49)]);
    expect(messages).toHaveLength(49);
    expect(hasEarlier).toBe(true);
  });
});

describe('history that is read', () => {
  const server = useFakeServer();

  it('is the latest, or what is before a message', async () => {
    server.current.willAnswer(Response.json(many(2)), Response.json([]));
    expect(idsOf((await readPage('conv/1')).messages)).toEqual(['msg_0', 'msg_1']);
    await readPage('conv/1', { before: 'msg_0' });
    expect(server.current.paths).toEqual([
      '/v1/conversations/conv%2F1/messages?limit=50',
      '/v1/conversations/conv%2F1/messages?limit=50&before=msg_0',
    ]);
  });

  it('comes with its conversation', async () => {
    const conversation = aConversation();
    server.current.willAnswer(Response.json(conversation), Response.json(many(1)));
    const history = await readHistory('conv_1', null);
    expect(history).toMatchObject({ conversation, hasEarlier: false });
    expect(idsOf(history.messages)).toEqual(['msg_0']);
  });

  it('fails as the server does', async () => {
    server.current.willAnswer(problem(404, 'conversation_not_found'), Response.json([]));
    await expect(readHistory('conv_1', null)).rejects.toMatchObject({
      status: 404,
      code: 'conversation_not_found',
    });
    server.current.willAnswer(nobodyThere());
    await expect(readPage('conv_1')).rejects.toMatchObject({ name: 'UnreachableError' });
  });
});
