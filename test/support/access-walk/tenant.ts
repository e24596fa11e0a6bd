import { generateKeyPairSync } from 'node:crypto';
import { bearer, type Headers, makeKey, makeToken } from '../tenants.js';
import { type TestApp } from '../test-app.js';

/** The ids of what somebody has, by the name of the parameter that they stand for. */
export type Things = Record<string, string>;

/** An application with a key and a user, and things that have its secret in them. */
export class Tenant {
  private constructor(
    private readonly platform: TestApp,
    readonly applicationId: string,
    readonly userId: string,
    /** In all that it says and keeps. */
    readonly secret: string,
    readonly key: Headers,
    readonly token: Headers,
  ) {}

  static async create(platform: TestApp, admin: string, name: string): Promise<Tenant> {
    const applicationId = `app_${name}`;
    const userId = `user_${name}`;
    const { key } = await makeKey(platform, admin, { application_id: applicationId });
    const token = await makeToken(platform, key, { user_id: userId, ttl_seconds: 3_600 });
    return new Tenant(platform, applicationId, userId, `secret of ${name}`, bearer(key), bearer(token));
  }

  /** One of everything, new. Where a message has to wait, it does; where a reply is to be `cut`, it goes on. */
  async have({ queued = false, cut = false, as = this.key } = {}): Promise<Things> {
    const conversation = { user_id: this.userId, metadata: { customer_tier: this.secret } };
    const { id: conversation_id } = await this.post('/v1/conversations', {
      ...conversation,
      ...(queued && { config: { model: 'openai:fake' } }),
      ...(cut && { config: { max_tokens: 2 } }),
    });
    const messages = `/v1/conversations/${conversation_id}/messages`;
    const reply = queued ? await this.wait(messages) : await this.post(messages, { content: this.secret });
    const document = { title: this.secret, content: `The ${this.secret}.`, category: 'secrets' };
    const { id: document_id } = await this.post('/v1/knowledge/documents', document);
    const file_id = await this.attach(conversation_id!);
    const share = queued ? {} : await this.share(conversation_id!);
    const text = { name: this.secret, template: this.secret };
    const { id: template_id } = await this.post('/v1/prompts', text, as);
    const signing = `/v1/applications/${this.applicationId}/signing-keys`;
    const public_key = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const { id: signing_key_id } = await this.post(signing, { public_key });
    return {
      conversation_id: conversation_id!,
      message_id: reply.id ?? '',
      run_id: reply.run_id!,
      document_id: document_id!,
      file_id,
      share_id: share.id ?? '',
      secret: share.secret ?? '',
      template_id: template_id!,
      signing_key_id: signing_key_id!,
      application_id: this.applicationId,
      user_id: this.userId,
    };
  }

  /** A link to a conversation; whoever has set the page anew meanwhile did not allow it. */
  private async share(conversationId: string): Promise<Record<string, string>> {
    await this.platform.http
      .put(`/v1/applications/${this.applicationId}/page`)
      .set(this.key)
      .send({ shows: { sharing: true } })
      .expect(200);
    return this.post(`/v1/conversations/${conversationId}/shares`, {});
  }

  /** A file in a conversation's own knowledge. */
  private async attach(conversationId: string): Promise<string> {
    const response = await this.platform.http
      .post(`/v1/conversations/${conversationId}/documents`)
      .set(this.key)
      .attach('file', Buffer.from(this.secret), `${this.secret}.txt`);
    if (response.status >= 300) throw new Error(`A file: ${response.status} ${response.text}`);
    return (response.body as { id: string }).id;
  }

  /** A message behind one that is being answered. */
  private async wait(messages: string): Promise<{ id?: string; run_id?: string }> {
    const send = async (): Promise<string> => {
      const response = await fetch(`${this.platform.url}${messages}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...this.key },
        body: JSON.stringify({ content: this.secret }),
      });
      await response.body?.cancel();
      return response.headers.get('x-run-id') ?? '';
    };
    await send();
    return { run_id: await send() };
  }

  private async post(path: string, body: object, as = this.key): Promise<Record<string, string>> {
    const response = await this.platform.http.post(path).set(as).send(body);
    if (response.status >= 300) throw new Error(`${path}: ${response.status} ${response.text}`);
    return response.body as Record<string, string>;
  }
}
