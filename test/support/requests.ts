import { type Response } from 'supertest';
import { createConversation, type TestApp } from './test-app.js';

/** One request, by the name of its method. */
export async function send(
  { http }: TestApp,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const request = http[method.toLowerCase() as 'post'](path);
  return body === undefined ? request : request.send(body as object);
}

/** A conversation with one reply in it. */
export async function converse(
  platform: TestApp,
): Promise<{ path: string; messageId: string; runId: string }> {
  const path = `/v1/conversations/${await createConversation(platform.http)}`;
  const { body } = await platform.http.post(`${path}/messages`).send({ content: 'hello' }).expect(201);
  const { id: messageId, run_id: runId } = body as { id: string; run_id: string };
  return { path, messageId, runId };
}

/** What is at a path. */
export async function getJson({ http }: TestApp, path: string): Promise<Record<string, unknown>> {
  const { body } = await http.get(path).expect(200);
  return body as Record<string, unknown>;
}
