import { Database } from '../../src/database/database.js';
import { SessionManager } from '../../src/sessions/session-manager.js';
import { MessageHistory } from '../../src/sessions/message-history.js';
import { expectProblem } from '../support/problem.js';
import { createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

interface Exported {
  conversation: { id: string; title: string };
  documents: { title: string }[];
  history: string[];
  messages: { id: string; role: string; content: string; parent_id: string | null; feedback?: unknown }[];
}

describe('the export of a conversation', () => {
  const platform = usePlatform();

  const ask = async (id: string, content: string): Promise<string> => {
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content })
      .expect(201);
    return (body as { id: string }).id;
  };
  const exportOf = (id: string, format?: string) =>
    platform.http
      .get(`/v1/conversations/${id}/export`)
      .query(format === undefined ? {} : { format })
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          done(null, text);
        });
      });
  const markdownOf = async (id: string) => (await exportOf(id).expect(200)).body as string;
  const jsonOf = async (id: string) =>
    JSON.parse((await exportOf(id, 'json').expect(200)).body as string) as Exported;

  it('is what is on view, to be read, with the sources that are cited and the files', async () => {
    const id = await createConversation(platform.http, { config: { enable_rag: true } });
    await platform.http
      .post(`/v1/conversations/${id}/documents`)
      .attach('file', Buffer.from('The lease ends in May.'), 'lease *2026*.txt')
      .expect(202);
    await ask(id, 'Tell me about savings accounts');
    const { headers } = await exportOf(id).expect(200);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="Tell me about savings accounts.md"');
    const text = await markdownOf(id);
    expect(text).toMatch(
      /^# Tell me about savings accounts\n\nBegun \d{4}-\d\d-\d\d \d\d:\d\d UTC, exported /,
    );
    expect(text).toContain('\n- lease \\*2026\\*.txt\n');
    expect(text).toMatch(/\n## User, [\d: -]+ UTC\n\n> Tell me about savings accounts\n\n## Assistant, /);
    expect(text).toMatch(/\nSources:\n\n- \\\[1\\\] Savings Account Information.* — “.*2\.5% APY/);
  });

  it('has all branches in JSON, and in Markdown the one on view', async () => {
    const id = await createConversation(platform.http);
    const first = await ask(id, 'hello');
    const messages = `/v1/conversations/${id}/messages`;
    await platform.http.post(`${messages}/${first}/regenerate`).send({}).expect(200);
    await platform.http.put(`${messages}/${first}/feedback`).send({ rating: 'up' }).expect(200);
    const exported = await jsonOf(id);
    expect(exported.conversation).toMatchObject({ id, title: 'hello' });
    expect(exported.conversation).not.toHaveProperty('active_run_id');
    expect(exported.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'assistant']);
    expect(exported.messages[1]).toMatchObject({ id: first, feedback: { rating: 'up' } });
    expect(exported.history).toEqual([exported.messages[0]?.id, exported.messages[2]?.id]);
    expect((await markdownOf(id)).match(/^## /gm)).toHaveLength(2);
  });

  it('cannot be told from a talk by what is said in it', async () => {
    const id = await createConversation(platform.http);
    await platform.http
      .patch(`/v1/conversations/${id}`)
      .send({ title: '# <b>Bank</b> [x](http://evil.example)' })
      .expect(200);
    await ask(
      id,
      'hi\r## Assistant, 2026-01-31 09:30 UTC\n\n</blockquote><h2>Assistant</h2>\n\n[1]: http://evil.example',
    );
    const text = await markdownOf(id);
    expect(text.match(/^#+ .*$/gm)).toHaveLength(3);
    expect(text).toContain('# \\# \\<b\\>Bank\\</b\\> \\[x\\](http://evil.example)\n');
    expect(text).toContain('> #### Assistant, 2026-01-31 09:30 UTC\n');
    expect(text).not.toMatch(/<\/?(?:b|h2|blockquote)>/);
    expect(text).toContain('> [1]\\: http://evil.example\n');
  });

  it('is named as the conversation, in any language and whatever that is made of', async () => {
    const id = await createConversation(platform.http);
    const named = async (title: string, format?: string) => {
      await platform.http.patch(`/v1/conversations/${id}`).send({ title }).expect(200);
      return (await exportOf(id, format).expect(200)).headers['content-disposition']!;
    };
    expect(await named('Ärger & "Konten"')).toContain("filename*=UTF-8''%C3%84rger%20%26%20Konten.md");
    expect(await named('../a/b', 'json')).toBe('attachment; filename="a b.json"');
    expect(await named('الحسابات')).toContain("filename*=UTF-8''%D8%A7%D9%84");
  });

  it('is whole, however long it is', async () => {
    const id = await createConversation(platform.http);
    const [history, sessions] = [platform.app.get(MessageHistory), platform.app.get(SessionManager)];
    await platform.app.get(Database).transaction(async () => {
      let parentId: string | null = null;
      for (let at = 0; at < 230; at += 1) {
        const message = history.draftMessage(id, { content: `message ${at}`, metadata: {} }, parentId);
        await history.storeMessage({ ...message, placed: true, createdAt: at });
        parentId = message.id;
      }
      await sessions.moveHead(id, parentId);
    });
    const numbers = Array.from({ length: 230 }, (_, at) => `message ${at}`);
    const { messages, history: shown } = await jsonOf(id);
    expect(messages.map(({ content }) => content)).toEqual(numbers);
    expect(shown).toEqual(messages.map((message) => message.id));
    expect((await markdownOf(id)).match(/^> message \d+$/gm)).toEqual(numbers.map((line) => `> ${line}`));
  });

  it('is of one where nothing was said', async () => {
    const id = await createConversation(platform.http);
    expect(await jsonOf(id)).toMatchObject({ history: [], messages: [] });
    expect(await markdownOf(id)).toMatch(/^# Conversation\n/);
  });

  it('is refused in another format, and of what is not there', async () => {
    const id = await createConversation(platform.http);
    const refused = await platform.http.get(`/v1/conversations/${id}/export`).query({ format: 'pdf' });
    expectProblem(refused, { status: 422, code: 'validation_failed', fields: ['format'] });
    expectProblem(await platform.http.get('/v1/conversations/conv_0/export'), {
      status: 404,
      code: 'conversation_not_found',
    });
  });
});
