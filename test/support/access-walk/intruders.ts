import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { bearer, type Headers, makeKey, makeToken } from '../tenants.js';
import { type TestApp } from '../test-app.js';
import { type Tenant } from './tenant.js';

const AUDIENCE = 'conversational-ai-platform';

/** Credentials that are worth nothing any more, or never were: 401, whatever is asked. */
export async function worthless(
  platform: TestApp,
  admin: string,
  victim: Tenant,
  travel: (minutes: number) => void,
): Promise<Record<string, Headers>> {
  const application_id = victim.applicationId;
  const user_id = victim.userId;
  const revoked = await makeKey(platform, admin, { application_id });
  const ofRevoked = await makeToken(platform, revoked.key, { user_id });
  await platform.http.delete(`/v1/keys/${revoked.id}`).set(bearer(admin)).expect(204);
  const soon = new Date(Date.now() + 60_000).toISOString();
  const expiring = await makeKey(platform, admin, { application_id, expires_at: soon });
  const ofExpiring = await makeToken(platform, expiring.key, { user_id });
  const short = await platform.http
    .post('/v1/client-tokens')
    .set(victim.key)
    .send({ user_id, ttl_seconds: 10 });
  const { sign, remove } = await signer(platform, victim);
  const signed = await sign({});
  await remove();
  travel(2);
  return {
    'no key': {},
    'no key, but another scheme': { authorization: 'Basic dXNlcjpwYXNz' },
    'a key that nobody made': bearer(`cap_${'0'.repeat(16)}_${'A'.repeat(43)}`),
    'a revoked key': bearer(revoked.key),
    'a token of a revoked key': bearer(ofRevoked),
    'an expired key': bearer(expiring.key),
    'a token of an expired key': bearer(ofExpiring),
    'an expired token': bearer((short.body as { token: string }).token),
    'a token of a removed signing key': bearer(signed),
    'a token without a signature': bearer(unsigned(signed)),
  };
}

/** A registered signing key, and tokens of it. */
export async function signer(
  { http }: TestApp,
  { applicationId, userId, key }: Tenant,
): Promise<{ sign: (claims: object, subject?: string) => Promise<string>; remove: () => Promise<unknown> }> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const path = `/v1/applications/${applicationId}/signing-keys`;
  const { body } = await http
    .post(path)
    .set(key)
    .send({ public_key: publicKey.export({ format: 'jwk' }) });
  const { id } = body as { id: string };
  const sign = (claims: object, subject = userId): Promise<string> =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: id })
      .setSubject(subject)
      .setAudience(AUDIENCE)
      .setExpirationTime('10 minutes')
      .sign(privateKey);
  return { sign, remove: () => http.delete(`${path}/${id}`).set(key).expect(204) };
}

function unsigned(token: string): string {
  const [, payload] = token.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  return `${header}.${payload}.`;
}
