import { type Response } from 'express';
import { setCookie } from '../../http/cookies.js';
import { bearerOf } from '../bearer.js';
import { TokenInvalidError } from './tokens.errors.js';

/** Where a browser keeps a client token for its `EventSource`. It opens streams and nothing else. */
export const CLIENT_TOKEN_COOKIE = 'client_token';

const BOUNDS = { path: '/v1', sameSite: 'strict' } as const;

/** Browsers throw away without a word what is longer, with its name and bounds. */
const MAX_COOKIE_CHARACTERS = 3_800;

/** Has the browser keep the token that a request came in with. @throws TokenInvalidError */
export function keepClientToken(response: Response, maxAgeSeconds: number): void {
  const token = bearerOf(response.req.headers.authorization) ?? '';
  if (token.length > MAX_COOKIE_CHARACTERS) throw new TokenInvalidError('it is too long for a cookie');
  setCookie(response, CLIENT_TOKEN_COOKIE, token, { ...BOUNDS, maxAgeSeconds });
}

/** Has the browser forget it. */
export function clearClientToken(response: Response): void {
  setCookie(response, CLIENT_TOKEN_COOKIE, '', { ...BOUNDS, maxAgeSeconds: 0 });
}
