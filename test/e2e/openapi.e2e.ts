import { giveLogo } from '../support/a-logo.js';
import { bodyExamples } from '../support/openapi-examples.js';
import { type Operation, operationsOf, readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const document = await readOpenApi();
const operations = operationsOf(document).map((operation) => ({ ...operation, name: operation.operationId }));
const streams = operations.filter(
  ({ responses }) => responses['200']?.content?.['text/event-stream'] !== undefined,
);
// Once there is a key, nothing else is let in. See keys.e2e.ts.
const pressable = operations.filter(({ tags }) => tags?.[0] !== 'access');
const pressed = pressable.flatMap((operation) => {
  const bodies = bodyExamples(document, operation);
  return (bodies.length > 0 ? bodies : [undefined]).map((body) => ({ ...operation, body }));
});

const isForm = ({ requestBody }: Operation) =>
  requestBody !== undefined && !('application/json' in requestBody.content);

function aForm(): FormData {
  const form = new FormData();
  form.append('file', new Blob(['Open from nine to five.']), 'hours.txt');
  return form;
}

describe('the OpenAPI document', () => {
  it.each(operations)('tells of $name what it does and how it refuses', (operation) => {
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.tags).toHaveLength(1);
    expect(operation.operationId).toMatch(/^[A-Z][a-z]+_[a-z]\w+$/i);
    const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    expect(refusals.map(([status]) => status)).toEqual(expect.arrayContaining(['400', '500']));
    for (const [, { description, content }] of refusals) {
      expect(description).toMatch(/`[a-z_]+`/);
      expect(Object.keys(content!)).toEqual(['application/problem+json']);
    }
  });

  it.each(operations)('tells of $name what it takes and what it answers', (operation) => {
    const names = (operation.parameters ?? []).map((parameter) => parameter.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(
      operation.parameters?.filter((parameter) => parameter.in === 'path').map(({ name }) => name) ?? [],
    ).toEqual(inPath);
    // Applications and users are there as soon as they are named.
    if (inPath.length > 0 && !/^\/v1\/(?:applications|users)/.test(operation.path)) {
      expect(operation.responses).toHaveProperty('404');
    }
    if (operation.requestBody) {
      for (const status of ['413', '415', '422']) expect(operation.responses).toHaveProperty(status);
    }
    const answers = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
    for (const [status, { content }] of answers) expect(content === undefined).toBe(status === '204');
  });

  it('names every operation and every tag once', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    const { tags } = document as unknown as { tags: { name: string; description: string }[] };
    const used = new Set(operations.flatMap((operation) => operation.tags ?? []));
    expect(tags.map(({ name }) => name).sort()).toEqual([...used].sort());
    for (const { description } of tags) expect(description).toMatch(/\S/);
  });

  it('has a stream wherever events are sent', () => {
    expect(streams.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /v1/conversations/{conversation_id}/events',
      'GET /v1/conversations/{conversation_id}/stream',
      'GET /v1/knowledge/documents/{document_id}/events',
      'GET /v1/runs/{run_id}/events',
      'POST /v1/conversations/{conversation_id}/messages/stream',
      'POST /v1/conversations/{conversation_id}/messages/{message_id}/continue',
      'POST /v1/conversations/{conversation_id}/messages/{message_id}/regenerate',
    ]);
  });

  it.each(streams)('types what the stream of $name carries', ({ responses }) => {
    const { schema } = responses['200']!.content!['text/event-stream']!;
    const chunks = (schema.oneOf ?? [schema]).map(
      ({ $ref }) => document.components.schemas[$ref!.split('/').at(-1)!]!,
    );
    for (const chunk of chunks) expect(chunk.properties).not.toEqual({});
    if (!schema.oneOf) return;
    const types = chunks.flatMap((chunk) => chunk.properties?.type?.enum);
    expect(types).toEqual(expect.arrayContaining(['start', 'text-delta', 'finish', 'abort', 'error']));
    expect(new Set(types).size).toBe(types.length);
  });
});

/** What an operation answers to who accepts nothing else. */
const OTHERWISE: Record<string, string[]> = {
  Exports_export: ['application/json'],
  Messages_continueReply: ['application/json'],
  Page_getLogo: ['image/jpeg', 'image/webp', 'image/svg+xml'],
};

describe('the documentation of a running server', () => {
  const { platform } = usePlatformWithUpstream({ DEFAULT_MODEL: 'offline' });

  async function post(path: string, body: object = {}): Promise<Record<string, string>> {
    const response = await platform.http.post(path).send(body);
    expect(response.status).toBeLessThan(300);
    return response.body as Record<string, string>;
  }

  /** What the path's ids stand for, in the state that the operation needs. */
  async function idsFor({ operationId }: Operation): Promise<Record<string, string>> {
    if (operationId.startsWith('Queue_')) return queued();
    if (operationId === 'Page_getLogo') await giveLogo(platform, 'app_1');
    // A reply that is cut at its length can be gone on with.
    const config = operationId === 'Messages_continueReply' ? { max_tokens: 2 } : {};
    const conversation_id = await createConversation(platform.http, { config });
    const path = `/v1/conversations/${conversation_id}`;
    const { id: message_id, run_id } = await post(`${path}/messages`, { content: 'hello' });
    const text = { title: 'Hours', content: 'Open from nine to five.', category: 'general' };
    const { id: document_id } = await post('/v1/knowledge/documents', { ...text, application_id: 'app_1' });
    if (operationId === 'Conversations_resume') await post(`${path}/pause`);
    const file_id = operationId.startsWith('ConversationDocuments_') ? await attach(path) : '';
    const share = operationId.startsWith('Shares_') ? await post(`${path}/shares`) : {};
    // The first of all is used by every application.
    const template_id = operationId.startsWith('Prompts_delete')
      ? (await post('/v1/prompts', { name: 'Unused', template: 'Hello.' })).id!
      : 'default_assistant';
    const shared = { share_id: share.id ?? '', secret: share.secret ?? '' };
    const others = { template_id, file_id, application_id: 'app_1', ...shared };
    return {
      conversation_id,
      message_id: message_id!,
      run_id: run_id!,
      document_id: document_id!,
      ...others,
    };
  }

  /** A file that is the conversation's. @returns its id. */
  async function attach(conversation: string): Promise<string> {
    const response = await fetch(`${platform.url}${conversation}/documents`, {
      method: 'POST',
      body: aForm(),
    });
    return ((await response.json()) as { id: string }).id;
  }

  /** A conversation in which a message waits. */
  async function queued(): Promise<Record<string, string>> {
    const conversation_id = await createConversation(platform.http, { config: { model: 'openai:fake' } });
    await sendStreaming(platform, conversation_id, { content: 'first' });
    const second = await sendStreaming(platform, conversation_id, { content: 'second' });
    return { conversation_id, run_id: runIdOf(second) };
  }

  it.each(pressed)('can press $name as it is filled in: $body', async (operation) => {
    const ids = await idsFor(operation);
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name]!);
    const query = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && parameter.schema.example !== undefined)
      .map(({ name, schema }): [string, string] => [name, String(schema.example)]);
    const response = await fetch(`${platform.url}${path}?${new URLSearchParams(query).toString()}`, {
      method: operation.method,
      ...(operation.body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(operation.body),
      }),
      ...(isForm(operation) && { body: aForm() }),
    });
    const documented = operation.responses[response.status];
    const [type] = response.headers.get('content-type')?.split(';') ?? [];
    // Some streams have no end of their own.
    if (type === 'text/event-stream') await response.body!.cancel();
    else expect(response.ok ? '' : await response.text()).toBe('');
    expect(response.ok).toBe(true);
    const others = OTHERWISE[operation.operationId] ?? [];
    expect(Object.keys(documented?.content ?? {})).toEqual(type === undefined ? [] : [type, ...others]);
  });

  it('is a page that loads what it needs from the server itself', async () => {
    const { text } = await platform.http
      .get('/docs')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    expect(text).toContain('swagger-ui');
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      expect(file).not.toMatch(/^(?:https?:)?\/\//);
      await platform.http.get(new URL(file, `${platform.url}/docs`).pathname).expect(200);
    }
  });

  it('has the operations that are committed', async () => {
    const { body } = await platform.http
      .get('/docs-json')
      .expect(200)
      .expect('Content-Type', /^application\/json/);
    const served = body as typeof document;
    expect(served.openapi).toMatch(/^3\.1\./);
    expect(operationsOf(served).map(({ operationId }) => operationId)).toEqual(
      operations.map(({ name }) => name),
    );
  });
});
