import { giveLogo } from '../a-logo.js';
import { APPLICATION, type TestApp } from '../test-app.js';

export type Kind =
  | 'conversation_id'
  | 'message_id'
  | 'run_id'
  | 'document_id'
  | 'file_id'
  | 'share_id'
  | 'secret'
  | 'template_id'
  | 'application_id'
  | 'cursor';

const IDS: readonly [Kind, RegExp][] = [
  ['conversation_id', /\bconv_[0-9a-f]{32}\b/g],
  ['message_id', /\bmsg_[0-9a-f]{32}\b/g],
  ['run_id', /\brun_[0-9a-f]{32}\b/g],
  ['document_id', /\bdoc_[0-9a-f]{32}\b/g],
  ['template_id', /\btpl_[0-9a-f]{32}\b/g],
  ['secret', /(?<="secret":")[\w-]{32}(?=")/g],
  ['cursor', /(?<="next_cursor":")[\w-]+/g],
];
const KEPT = 40;

/** The ids of things that exist, so that requests can be about them. */
export class World {
  private readonly known = new Map<Kind, string[]>();

  /** A message, a run and a file of a conversation. */
  private readonly parts = new Map<string, Partial<Record<Kind, string>>>();

  constructor(private readonly http: TestApp['http']) {}

  /**
   * Forgets what earlier requests may have ended or deleted, and makes new things.
   * @param withFiles only where they are asked for: each is read by a process of its own, and those that wait add up.
   */
  async refresh(withFiles: boolean): Promise<void> {
    this.known.clear();
    // The application that most conversations belong to keeps the settings it has.
    this.known.set('application_id', ['app_patched', 'app_other']);
    for (const id of this.known.get('application_id') ?? []) await giveLogo({ http: this.http }, id);
    this.known.set('template_id', ['default_assistant', 'default_assistant', 'card_support']);
    for (const [index, application] of [APPLICATION, APPLICATION, APPLICATION, 'app_patched'].entries()) {
      // A reply that is cut at its length can be gone on with.
      const config = { enable_rag: true, ...(index === 0 && { max_tokens: 2 }) };
      const { text, body } = await this.http
        .post('/v1/conversations')
        .send({ application_id: application, config });
      this.learn(text);
      const reply = await this.http
        .post(`/v1/conversations/${(body as { id: string }).id}/messages`)
        .send({ content: 'Tell me about savings accounts' });
      this.learn(reply.text);
      const { id, run_id: run } = reply.body as { id: string; run_id: string };
      const conversation = (body as { id: string }).id;
      const file_id = withFiles ? await this.attach(conversation) : 'none';
      const share_id = await this.share(conversation);
      this.parts.set(conversation, { message_id: id, run_id: run, file_id, share_id });
      const document = { title: 'Card', content: 'Cards cost nothing.', category: 'cards' };
      const added = await this.http
        .post('/v1/knowledge/documents')
        .send({ ...document, application_id: application });
      this.learn(added.text);
    }
    await this.addPaused();
  }

  /** A file that the conversation alone knows. */
  private async attach(conversationId: string): Promise<string> {
    const { body } = await this.http
      .post(`/v1/conversations/${conversationId}/documents`)
      .attach('file', Buffer.from('Open from nine to five.'), 'hours.txt')
      .expect(202);
    const { id } = body as { id: string };
    this.add('file_id', id);
    return id;
  }

  /** A link to it, where its application allows one. */
  private async share(conversationId: string): Promise<string> {
    const { text, body } = await this.http.post(`/v1/conversations/${conversationId}/shares`).send({});
    this.learn(text);
    const { id = 'none' } = body as { id?: string };
    this.add('share_id', id);
    return id;
  }

  /** Only a conversation that is paused can be resumed, and whether requests pause one in time is luck. */
  private async addPaused(): Promise<void> {
    const { text, body } = await this.http.post('/v1/conversations').send({ application_id: APPLICATION });
    this.learn(text);
    await this.http.post(`/v1/conversations/${(body as { id: string }).id}/pause`).expect(200);
  }

  /** Remembers the ids in an answer. */
  learn(text: string): void {
    for (const [kind, pattern] of IDS) {
      for (const id of text.match(pattern) ?? []) this.add(kind, id);
    }
  }

  add(kind: Kind, id: string): void {
    const ids = this.known.get(kind) ?? [];
    if (!ids.includes(id)) ids.push(id);
    this.known.set(kind, ids.slice(-KEPT));
  }

  /** One that belongs to this conversation, where one is known. */
  partOf(conversationId: string, kind: Kind): string | undefined {
    return this.parts.get(conversationId)?.[kind];
  }

  /** Any of those known. */
  pick(kind: Kind, index: number): string {
    const ids = this.known.get(kind) ?? [];
    return ids[index % ids.length] ?? 'none';
  }
}
