import { problem, useFakeServer } from '../testing/fake-server.js';
import { eraseConversations } from './erase-conversations.js';

const ids = Array.from({ length: 250 }, (_, index) => `conv_${index}`);

describe('the erasure of many conversations', () => {
  const server = useFakeServer();

  it('takes a hundred at a time, and tells which are gone even where the next are refused', async () => {
    server.current.willAnswer(Response.json({ erased: [] }), problem(503, 'overloaded'));
    const erased: string[] = [];
    const erasing = (async () => {
      for await (const some of eraseConversations('user_1', ids)) erased.push(...some);
    })();
    await expect(erasing).rejects.toMatchObject({ code: 'overloaded' });
    expect(erased).toEqual(ids.slice(0, 100));
    expect(server.current.requests.map(({ body }) => body)).toEqual([
      { application_id: '', user_id: 'user_1', conversation_ids: ids.slice(0, 100) },
      { application_id: '', user_id: 'user_1', conversation_ids: ids.slice(100, 200) },
    ]);
  });
});
