import { MessageIndexer } from '../../src/search/message-indexer.js';
import { type TestApp } from './test-app.js';

export interface Hit {
  conversation: { id: string; title: string | null; archived: boolean };
  message: { id: string; role: string } | null;
  snippet: { text: string; start: number; highlights: [number, number][] };
}

export interface HitPage {
  data: Hit[];
  next_cursor: string | null;
}

export interface Reply {
  id: string;
  parent_id: string;
  content: string;
}

export const SEARCHED = 'app_search';
let users = 0;

/** What a user who searches can do, and what is done for him behind the turns. */
export function searchingUser({ app, http }: TestApp) {
  users += 1;
  const owner = { application_id: SEARCHED, user_id: `user_search_${users}` };

  const read = async (): Promise<void> => {
    const indexer = app.get(MessageIndexer);
    while (await indexer.step());
  };
  const ask = async (id: string, content: string, more: object = {}): Promise<Reply> => {
    const { body } = await http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content, ...more })
      .expect(201);
    return body as Reply;
  };
  const search = async (q: string, query: object = {}): Promise<HitPage> => {
    await read();
    const { body } = await http
      .get('/v1/conversation-search')
      .query({ ...owner, q, ...query })
      .expect(200);
    return body as HitPage;
  };
  return {
    owner,
    ask,
    search,
    create: async (fields: object = {}): Promise<string> => {
      const { body } = await http
        .post('/v1/conversations')
        .send({ ...owner, ...fields })
        .expect(201);
      return (body as { id: string }).id;
    },
    rename: async (id: string, title: string): Promise<void> => {
      await http.patch(`/v1/conversations/${id}`).send({ title }).expect(200);
    },
    /** @returns the message's id. */
    say: async (id: string, content: string, more: object = {}): Promise<string> =>
      (await ask(id, content, more)).parent_id,
    /** Every page, each of `limit` hits at most. */
    searchAll: async (q: string, limit: number): Promise<HitPage[]> => {
      const pages: HitPage[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await search(q, { limit, ...(cursor !== undefined && { cursor }) });
        pages.push(page);
        cursor = page.next_cursor;
      }
      return pages;
    },
  };
}
