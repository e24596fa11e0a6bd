import { bodyOf } from '../http-client.js';
import { knowledgeHttp } from './knowledge-client.js';

const KEY_MS = 60 * 60 * 1000;

/** The applications that there are keys of, where this browser is an operator's; null where it is none's. */
export async function applicationsOfOperator(): Promise<readonly string[] | null> {
  try {
    const { data } = bodyOf(await knowledgeHttp.GET('/v1/keys', { params: { query: { limit: 100 } } }));
    const ids = data.map((key) => key.application_id).filter((id) => id !== null);
    return [...new Set(ids)].sort();
  } catch {
    return null;
  }
}

/** Whether operators can log in here. */
export async function canLogIn(): Promise<boolean> {
  const answer = await fetch(LOGIN_PATH, { redirect: 'manual' }).catch(() => null);
  return answer?.type === 'opaqueredirect';
}

/** Where operators log in, and come back from to the page for knowledge. */
export const LOGIN_PATH = '/auth/login?return_to=/knowledge';

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
