import { addressEnd } from '../application.js';
import { bodyOf } from '../http-client.js';
import { knowledgeHttp } from './knowledge-client.js';

/** As many as the server tells at a time. */
const PAGE_SIZE = 100;
const KEY_MS = 60 * 60 * 1000;

/** The applications that there are keys of, where this browser is an operator's; null where it is none's. */
export async function applicationsOfOperator(): Promise<readonly string[] | null> {
  const ids = new Set<string>();
  try {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) };
      const keys = bodyOf(await knowledgeHttp.GET('/v1/keys', { params: { query } }));
      for (const { application_id: id } of keys.data) if (id !== null) ids.add(id);
      cursor = keys.next_cursor;
    }
    return [...ids].sort();
  } catch {
    return null;
  }
}

/** Whether operators can log in here. Nothing is begun: another tab may be in the middle of it. */
export async function canLogIn(): Promise<boolean> {
  const answer = await fetch('/auth/offer').catch(() => null);
  if (!answer?.ok) return false;
  return ((await answer.json()) as { login: boolean }).login;
}

/** Where operators log in, and come back from to the knowledge of the same application. */
export function loginPath(): string {
  return `/auth/login?${new URLSearchParams({ return_to: `/knowledge${addressEnd()}` }).toString()}`;
}

/** Makes a key of an application's that is good for an hour and for knowledge alone. It stays in the list of keys. */
export async function makeKey(applicationId: string, name: string): Promise<string> {
  const answer = await knowledgeHttp.POST('/v1/keys', {
    body: {
      ...{
        kind: 'application' as const,
        application_id: applicationId,
        scopes: ['knowledge' as const],
        name,
      },
      expires_at: new Date(Date.now() + KEY_MS).toISOString(),
    },
  });
  return bodyOf(answer).key;
}
