import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { loadConfig } from '../../config/config.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { type Database } from '../../database/database.js';
import { openSqlite } from '../../database/testing/databases.js';
import { ApiKeys } from '../keys/api-keys.js';
import { ApiKeysRepository } from '../keys/api-keys.repository.js';
import { AuthSecret } from '../keys/auth-secret.js';
import { AuthSecretRepository } from '../keys/auth-secret.repository.js';
import { type ApplicationPrincipal } from '../principal.js';
import { ClientTokens, TOKEN_AUDIENCE } from './client-tokens.js';
import { SigningKeys } from './signing-keys.js';
import { SigningKeysRepository } from './signing-keys.repository.js';

const DAY_MS = 86_400_000;
const REQUEST = { userId: 'user_1', conversationId: undefined, ttlSeconds: 900 };

describe('ClientTokens', () => {
  let database: Database;
  let clock: FixedClock;
  let tokens: ClientTokens;
  let keys: ApiKeys;
  let signingKeys: SigningKeys;
  let backend: ApplicationPrincipal;

  beforeEach(async () => {
    database = await openSqlite();
    clock = new FixedClock();
    await start({});
  });

  afterEach(() => database.onApplicationShutdown());

  async function start(environment: Record<string, string>): Promise<void> {
    const ids = new SequentialIds();
    const changes = new ChangeFeed(database);
    const secret = new AuthSecret(loadConfig(environment), database, new AuthSecretRepository(database));
    await secret.onModuleInit();
    keys = new ApiKeys(new ApiKeysRepository(database), secret, database, changes, clock, ids);
    signingKeys = new SigningKeys(new SigningKeysRepository(database), database, changes, clock, ids);
    tokens = new ClientTokens(keys, signingKeys, secret, clock);
    const made = await keys.createFirst();
    if (!made) return;
    const application = { applicationId: 'app_a', scopes: ['chat'], name: null, expiresAt: null } as const;
    const { key } = await keys.create(application);
    backend = {
      kind: 'application',
      keyId: key.id,
      applicationId: 'app_a',
      scopes: ['chat'],
      expiresAt: null,
    };
  }

  it('are for the user and the application of the key, until they expire', async () => {
    const { token, expiresAt } = await tokens.mint(backend, REQUEST);
    expect(await tokens.verify(token)).toEqual({
      kind: 'user',
      keyId: backend.keyId,
      applicationId: 'app_a',
      userId: 'user_1',
      conversationId: undefined,
      expiresAt,
      limits: {},
    });
    clock.nowMs += 899_000;
    await tokens.verify(token);
    clock.nowMs += 2_000;
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token_expired' });
  });

  it('are no better than their key', async () => {
    const { token } = await tokens.mint(backend, REQUEST);
    await keys.revoke(backend.keyId);
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'key_revoked' });
  });

  it('are signed with another key each month, and those of the month before are taken', async () => {
    const kid = (token: string): unknown =>
      JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString());
    // The last minute of a period.
    clock.nowMs = Math.ceil(clock.nowMs / (30 * DAY_MS)) * 30 * DAY_MS - 60_000;
    const before = await tokens.mint(backend, REQUEST);
    clock.nowMs += 120_000;
    const after = await tokens.mint(backend, REQUEST);
    expect(kid(after.token)).not.toEqual(kid(before.token));
    await tokens.verify(before.token);
    await tokens.verify(after.token);
  });

  it('are worth nothing once the secret is another, nor are the keys', async () => {
    const { token } = await tokens.mint(backend, REQUEST);
    const { text } = await keys.create({
      applicationId: 'app_a',
      scopes: ['chat'],
      name: null,
      expiresAt: null,
    });
    await keys.verify(text);
    await start({ AUTH_SECRET: 'another secret of enough characters' });
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(keys.verify(text)).rejects.toMatchObject({ code: 'key_unknown' });
  });

  describe('signed by an application', () => {
    let publicKey: KeyObject;
    let privateKey: KeyObject;
    let kid: string;

    beforeEach(async () => {
      ({ publicKey, privateKey } = generateKeyPairSync('ed25519'));
      kid = (await signingKeys.register('app_a', publicKey.export({ format: 'jwk' }))).id;
    });

    const claims = (): Record<string, unknown> => ({
      sub: 'user_2',
      aud: TOKEN_AUDIENCE,
      exp: Math.floor(clock.nowMs / 1_000) + 600,
    });
    /** By hand: a library makes no token that is wrong. */
    const sign = (payload: object, header = { alg: 'EdDSA', kid }, by = privateKey): string => {
      const parts = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
      const signed = parts.join('.');
      return `${signed}.${signBytes(null, Buffer.from(signed), by).toString('base64url')}`;
    };

    it('are of the application that registered the key, whatever they say', async () => {
      const token = sign({
        ...claims(),
        application_id: 'app_b',
        key: 'key_1',
        conversation_id: 'conv_1',
      });
      expect(await tokens.verify(token)).toMatchObject({
        keyId: kid,
        applicationId: 'app_a',
        userId: 'user_2',
        conversationId: 'conv_1',
      });
    });

    it.each([
      ['for somebody else', { aud: 'elsewhere' }],
      ['for nobody', { sub: undefined }],
      ['for a name with a line break', { sub: 'a\nb' }],
      ['for something that is no name', { sub: 7 }],
      ['for ever', { exp: undefined }],
      ['for a conversation that is none', { conversation_id: 7 }],
    ])('are refused %s', async (_what, other) => {
      await expect(tokens.verify(sign({ ...claims(), ...other }))).rejects.toMatchObject({
        code: 'token_invalid',
      });
    });

    it('are refused where they are good for too long', async () => {
      const exp = Math.floor(clock.nowMs / 1_000) + 3_700;
      await expect(tokens.verify(sign({ ...claims(), exp }))).rejects.toMatchObject({
        code: 'token_invalid',
      });
    });

    it('are refused by another’s key, and once theirs is removed', async () => {
      const stranger = generateKeyPairSync('ed25519').privateKey;
      const forged = sign(claims(), undefined, stranger);
      await expect(tokens.verify(forged)).rejects.toMatchObject({ code: 'token_invalid' });
      const token = sign(claims());
      await signingKeys.remove('app_a', kid);
      await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
    });

    it('are refused where a public key is used as a secret, or a secret’s name for a key', async () => {
      const secrets = [
        publicKey.export({ format: 'pem', type: 'spki' }),
        publicKey.export({ format: 'jwk' }).x!,
      ];
      for (const secret of secrets) {
        const signed = [{ alg: 'HS256', kid }, claims()]
          .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
          .join('.');
        const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
        await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
      }
      const { token: own } = await tokens.mint(backend, REQUEST);
      const { kid: ownKid } = JSON.parse(Buffer.from(own.split('.')[0]!, 'base64url').toString()) as {
        kid: string;
      };
      await expect(tokens.verify(sign(claims(), { alg: 'EdDSA', kid: ownKid }))).rejects.toMatchObject({
        code: 'token_invalid',
      });
    });

    it.each([
      ['a private key', () => privateKey.export({ format: 'jwk' })],
      ['a private key as PEM', () => privateKey.export({ format: 'pem', type: 'pkcs8' })],
      [
        'a key of another kind',
        () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
      ],
      ['a secret', () => ({ kty: 'oct', k: 'c2VjcmV0' })],
      ['no key', () => 'nonsense'],
      ['nothing', () => null],
    ])('are not made possible by %s', async (_what, given) => {
      await expect(signingKeys.register('app_a', given())).rejects.toMatchObject({
        code: 'signing_key_invalid',
      });
    });

    it('are made possible by PEM, too', async () => {
      const pem = publicKey.export({ format: 'pem', type: 'spki' });
      expect(await signingKeys.register('app_a', pem)).toMatchObject({ publicKey: { crv: 'Ed25519' } });
    });
  });
});
