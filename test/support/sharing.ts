import { expectProblem } from './problem.js';
import { createConversation, type TestApp } from './test-app.js';

export interface NewShare {
  id: string;
  secret: string;
  path: string;
  expires_at: string | null;
}

export interface Shared {
  title: string | null;
  messages: { role: string; content: string; sources: { number: number; quotes: string[] }[] }[];
  next_from: number | null;
}

/** What tests of links to conversations do with a platform. */
export function sharing(platform: TestApp) {
  /** @returns the id of the reply. */
  async function ask(id: string, content: string): Promise<string> {
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content })
      .expect(201);
    return (body as { id: string }).id;
  }

  /** A conversation in which something was asked. @returns its id. */
  async function asked(config: object = {}): Promise<string> {
    const id = await createConversation(platform.http, { user_id: 'user_1', config });
    await ask(id, 'Tell me about savings accounts');
    return id;
  }

  async function share(id: string, body: object = {}): Promise<NewShare> {
    const response = await platform.http.post(`/v1/conversations/${id}/shares`).send(body).expect(201);
    return response.body as NewShare;
  }

  const read = (secret: string) => platform.http.get(`/v1/shared/${secret}`).query({ from: 0 });

  async function shared({ secret }: Pick<NewShare, 'secret'>): Promise<Shared> {
    return (await read(secret).expect(200)).body as Shared;
  }

  /** @returns what is said instead. */
  async function expectNothing(secret: string): Promise<string> {
    const response = await read(secret);
    expectProblem(response, { status: 404, code: 'shared_not_found' });
    expect(response.headers['x-robots-tag']).toContain('noindex');
    expect(response.text).not.toContain(secret);
    return response.text;
  }

  return { ask, asked, share, read, shared, expectNothing };
}
