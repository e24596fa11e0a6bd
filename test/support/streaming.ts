import { type TestApp } from './test-app.js';

/** Sends a message and answers the open stream. */
export async function sendStreaming(
  platform: TestApp,
  conversationId: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${platform.url}/v1/conversations/${conversationId}/messages/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The run behind a stream. */
export function runIdOf(response: Response): string {
  const id = response.headers.get('x-run-id');
  if (id === null) throw new Error(`No run: ${response.status}`);
  return id;
}

/** Follows a run from the start, or after an event. */
export async function follow(platform: TestApp, runId: string, after?: string): Promise<Response> {
  return fetch(`${platform.url}/v1/runs/${runId}/events`, {
    headers: after === undefined ? {} : { 'last-event-id': after },
  });
}
