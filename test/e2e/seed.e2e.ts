import { APPLICATION, createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

/** Everything that a client written against the first sketch of this API does, as it does it. */
describe("the seed's API", () => {
  const platform = usePlatform();

  it('walks its usage example', async () => {
    const created = await platform.http
      .post('/v1/conversations')
      .send({ application_id: APPLICATION, user_id: 'user_123', config: { enable_rag: true } });
    const { id } = created.body as { id: string };
    const reply = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'Tell me about savings accounts' });
    const { content } = reply.body as { content: string };

    expect(content).toContain('2.5% APY');
    expect(content).toContain('Savings Account Information');
    expect(content).toContain('[1]');
  });

  it('answers / and /health', async () => {
    const root = await platform.http.get('/').expect(200);
    expect(root.body).toEqual({
      service: 'AI Conversational Platform',
      version: '1.0.0',
      status: 'operational',
    });

    const health = await platform.http.get('/health').expect(200);
    expect(health.body).toEqual({
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      services: {
        session_manager: 'operational',
        context_store: 'operational',
        prompt_manager: 'operational',
        knowledge_manager: 'operational',
        orchestrator: 'operational',
      },
    });
  });

  it('creates a conversation with its defaults', async () => {
    const { body, headers } = await platform.http
      .post('/v1/conversations')
      .send({ application_id: APPLICATION, metadata: { customer_tier: 'gold' } })
      .expect(201);
    const conversation = body as Record<string, string>;

    expect(headers.location).toBe(`/v1/conversations/${conversation.id}`);
    expect(conversation).toMatchObject({
      id: expect.stringMatching(/^conv_[0-9a-f]{16,}$/) as string,
      application_id: APPLICATION,
      user_id: null,
      state: 'ACTIVE',
      messages: [],
      context: { customer_tier: 'gold' },
      config: {
        model: 'offline',
        temperature: 0.7,
        max_tokens: 1024,
        enable_rag: false,
        timeout_seconds: 300,
      },
    });
    expect(Date.parse(conversation.expires_at!) - Date.parse(conversation.created_at!)).toBe(30 * 60_000);
    const read = await platform.http.get(headers.location!).expect(200);
    expect(read.body).toEqual(conversation);
  });

  it('answers each quick question from the right document or rule', async () => {
    const id = await createConversation(platform.http, { config: { enable_rag: true } });
    const ask = async (content: string): Promise<{ content: string; metadata: Record<string, unknown> }> => {
      const { body } = await platform.http
        .post(`/v1/conversations/${id}/messages`)
        .send({ content })
        .expect(201);
      return body as { content: string; metadata: Record<string, unknown> };
    };

    expect((await ask('Tell me about savings accounts')).content).toContain('Savings Account Information');
    expect((await ask('What are checking account features?')).content).toContain('free ATM withdrawals');
    const opening = await ask('How do I open an account?');
    expect(opening.content).toContain('government-issued ID');
    expect(opening.metadata).toMatchObject({ model: 'offline', temperature: 0.7, knowledge_used: true });
    expect((await ask('Check my account balance')).content).toContain('verify your identity');
  });

  it('answers by rule where knowledge is off, each rule in its reach, and as a bank for the sample alone', async () => {
    const id = await createConversation(platform.http);
    const answers: string[] = [];
    for (const content of ['my balance?', 'savings', 'checking', 'open an account', 'hello']) {
      const { body } = await platform.http
        .post(`/v1/conversations/${id}/messages`)
        .send({ content })
        .expect(201);
      const reply = body as { content: string; metadata: Record<string, unknown> };
      expect(reply.metadata.knowledge_used).toBe(false);
      answers.push(reply.content);
    }
    expect(new Set(answers).size).toBe(5);
    expect(answers.at(-1)).toContain('banking needs');
    const other = await createConversation(platform.http, { application_id: 'app_harbour' });
    const { text } = await platform.http
      .post(`/v1/conversations/${other}/messages`)
      .send({ content: 'hello' });
    expect(text).toContain('Thank you for your message.');
    expect(text).not.toMatch(/bank/i);
  });

  it('keeps history, flat and in order, with a limit', async () => {
    const id = await createConversation(platform.http);
    const sent = { content: 'hello', metadata: { page: '/home' } };
    const reply = await platform.http.post(`/v1/conversations/${id}/messages`).send(sent).expect(201);
    const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
    const [question, answer] = body as Record<string, unknown>[];

    expect(question).toMatchObject({ role: 'user', content: 'hello', metadata: { page: '/home' } });
    expect(answer).toMatchObject(reply.body as object);
    expect(answer).toMatchObject({ id: expect.stringMatching(/^msg_/) as string, role: 'assistant' });
    const limited = await platform.http.get(`/v1/conversations/${id}/messages?limit=1`).expect(200);
    expect(limited.body).toEqual([answer]);
    const older = await platform.http
      .get(`/v1/conversations/${id}/messages?limit=5&before=${String(answer!.id)}`)
      .expect(200);
    expect(older.body).toEqual([question]);
  });

  it('keeps context, and clears it at the end', async () => {
    const id = await createConversation(platform.http, { user_id: 'user_123' });
    await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    const { body } = await platform.http.get(`/v1/conversations/${id}/context`).expect(200);

    expect(body).toEqual({
      application_id: APPLICATION,
      user_id: 'user_123',
      created_at: expect.any(String) as string,
      last_message: 'hello',
      message_count: 2,
      last_updated: expect.any(String) as string,
    });
    const ended = await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    expect(ended.body).toEqual({ status: 'ended', conversation_id: id });
    await platform.http.get(`/v1/conversations/${id}/context`).expect(404);
    const read = await platform.http.get(`/v1/conversations/${id}`).expect(200);
    expect(read.body).toMatchObject({ state: 'ENDED' });
    await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(409);
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
  });

  it('adds and finds knowledge', async () => {
    const document = {
      title: 'Travel Insurance',
      content: 'Trips of up to 60 days are insured.',
      category: 'products',
      application_id: 'app_travel',
      metadata: { lang: 'en' },
    };
    const added = await platform.http.post('/v1/knowledge/documents').send(document).expect(201);
    expect(added.body).toMatchObject({ ...document, id: expect.stringMatching(/^doc_/) as string });

    const found = await platform.http
      .post('/v1/knowledge/search')
      .send({ query: 'How long are trips insured?', application_id: 'app_travel' })
      .expect(200);
    expect(found.body).toMatchObject([document]);
    const elsewhere = await platform.http
      .post('/v1/knowledge/search')
      .send({ query: 'How long are trips insured?', application_id: APPLICATION, top_k: 1 })
      .expect(200);
    expect(elsewhere.body).toEqual([]);
  });

  it('answers its template, and the list of them', async () => {
    const { body } = await platform.http.get('/v1/prompts/default_assistant').expect(200);
    expect(body).toMatchObject({
      id: 'default_assistant',
      name: 'Default Banking Assistant',
      variables: ['bank_name', 'services', 'customer_tier', 'available_services'],
      version: '1.0.0',
    });
    expect((await platform.http.get('/v1/prompts').expect(200)).body).toEqual([body]);
    await platform.http.get('/v1/prompts/nothing').expect(404);
  });

  it('answers 404 for what it does not know', async () => {
    for (const path of ['', '/messages', '/context']) {
      await platform.http.get(`/v1/conversations/conv_nothing${path}`).expect(404);
    }
    await platform.http
      .post('/v1/conversations/conv_nothing/messages')
      .send({ content: 'hello' })
      .expect(404);
    await platform.http.delete('/v1/conversations/conv_nothing').expect(404);
  });
});
