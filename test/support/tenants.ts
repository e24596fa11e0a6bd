import { type TestApp } from './test-app.js';

/** What a request shows of who it is from. */
export type Headers = Record<string, string>;

export function bearer(text: string): Headers {
  return { authorization: `Bearer ${text}` };
}

/** The cookie that a client token is kept in. */
export function inCookie({ authorization = '' }: Headers): Headers {
  return { cookie: `client_token=${authorization.replace('Bearer ', '')}` };
}

/** Makes the first key: from here on, nobody comes in without one. @returns an admin key. */
export async function closeTheDoor({ http }: TestApp): Promise<string> {
  const { body } = await http.post('/v1/keys').send({ kind: 'admin' }).expect(201);
  return (body as { key: string }).key;
}

/** Makes a key with the admin's. */
export async function makeKey(
  { http }: TestApp,
  admin: string,
  request: object,
): Promise<{ id: string; key: string }> {
  const { body } = await http.post('/v1/keys').set(bearer(admin)).send(request).expect(201);
  return body as { id: string; key: string };
}

/** Makes a client token with the key of its application. */
export async function makeToken({ http }: TestApp, key: string, request: object): Promise<string> {
  const { body } = await http.post('/v1/client-tokens').set(bearer(key)).send(request).expect(201);
  return (body as { token: string }).token;
}
