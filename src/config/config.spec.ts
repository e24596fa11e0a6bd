import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';
import { describeDatabase } from './database-config.js';

describe('loadConfig', () => {
  it('reads a secret from a file, where its variable with _FILE names one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secret-'));
    const path = join(folder, 'key');
    await writeFile(path, 'from the file\n');
    expect(loadConfig({ OPENAI_API_KEY_FILE: path }).models.openai?.apiKey).toBe('from the file');
    expect(() => loadConfig({ OPENAI_API_KEY_FILE: `${path}s` })).toThrow('OPENAI_API_KEY_FILE');
    expect(() => loadConfig({ OPENAI_API_KEY_FILE: path, OPENAI_API_KEY: 'k' })).toThrow('OPENAI_API_KEY');
    await rm(folder, { recursive: true });
  });

  it('needs no variable at all', () => {
    const config = loadConfig({});

    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 3000, corsOrigins: [] });
    expect(config.database).toEqual({ kind: 'sqlite', path: 'data/platform.db' });
    expect(config.models).toMatchObject({ defaultModel: 'offline', openai: undefined });
  });

  it('takes the address of a server, and shows it without the password', () => {
    const url = 'postgresql://user:secret@db.example:5433/platform?sslmode=require';
    const { database } = loadConfig({ DATABASE_URL: url });
    expect(database).toEqual({ kind: 'postgres', url });
    expect(describeDatabase(database)).toBe('postgres://db.example:5433/platform');
    const wrong = () => loadConfig({ DATABASE_URL: 'postgres//user:secret@db.example' });
    expect(wrong).toThrow(/^(?!.*secret)/);
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ PORT: '', OPENAI_API_KEY: ' ' })).toEqual(loadConfig({}));
  });

  it('configures the OpenAI-compatible provider from either of its variables', () => {
    expect(loadConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1/' }).models.openai).toEqual({
      baseUrl: 'http://localhost:11434/v1',
      apiKey: undefined,
    });
    expect(loadConfig({ OPENAI_API_KEY: 'secret' }).models.openai).toEqual({
      baseUrl: 'https://api.openai.com/v1',
      apiKey: 'secret',
    });
  });

  it('lets nobody log in by a secret that is in every backup', () => {
    const login = {
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'platform',
      OIDC_REDIRECT_URL: 'https://chat.example/auth/callback',
      OIDC_OPERATORS: 'ann@example.com',
    };
    expect(() => loadConfig(login)).toThrow(/^AUTH_SECRET is needed with OIDC_ISSUER: .+$/);
    const { access } = loadConfig({ ...login, AUTH_SECRET: 'x'.repeat(32) });
    expect(access.oidc?.issuer).toBe('https://login.example');
  });

  it('has no embedding model and no reranker unless they are named', () => {
    expect(loadConfig({ OPENAI_API_KEY: 'secret' }).models).toMatchObject({
      embedding: undefined,
      reranking: undefined,
    });
  });

  it.each([
    [{ OPENAI_API_KEY: 'k' }, { baseUrl: 'https://api.openai.com/v1', apiKey: 'k' }],
    [
      { OPENAI_BASE_URL: 'http://a/v1', OPENAI_API_KEY: 'k' },
      { baseUrl: 'http://a/v1', apiKey: 'k' },
    ],
    [{ EMBEDDING_API_KEY: 'e' }, { baseUrl: 'https://api.openai.com/v1', apiKey: 'e' }],
    [
      { OPENAI_BASE_URL: 'http://a/v1', EMBEDDING_API_KEY: 'e' },
      { baseUrl: 'http://a/v1', apiKey: 'e' },
    ],
    [
      { OPENAI_API_KEY: 'k', EMBEDDING_BASE_URL: 'http://b/' },
      { baseUrl: 'http://b', apiKey: undefined },
    ],
  ])(
    'finds the endpoint for embeddings in %j, and sends no address the key of another',
    (variables, endpoint) => {
      const { embedding } = loadConfig({ ...variables, EMBEDDING_MODEL: 'openai:bge-m3:567m' }).models;
      expect(embedding).toEqual({ model: 'bge-m3:567m', endpoint });
    },
  );

  it.each([
    [
      { OPENAI_BASE_URL: 'http://a/v1', OPENAI_API_KEY: 'k' },
      { baseUrl: 'http://a/v1', apiKey: 'k' },
    ],
    [
      { RERANK_BASE_URL: 'http://b/v1', OPENAI_API_KEY: 'k' },
      { baseUrl: 'http://b/v1', apiKey: undefined },
    ],
    [
      { RERANK_BASE_URL: 'http://b/v1', RERANK_API_KEY: 'r' },
      { baseUrl: 'http://b/v1', apiKey: 'r' },
    ],
  ])('finds the endpoint for reranking in %j', (variables, endpoint) => {
    const { reranking } = loadConfig({ ...variables, RERANK_MODEL: 'BAAI/bge-reranker-v2-m3' }).models;
    expect(reranking).toEqual({ model: 'BAAI/bge-reranker-v2-m3', endpoint });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
    [{ OPENAI_API_KEY: 'sk-abc…def' }, 'OPENAI_API_KEY has a sign at place 7'],
    [{ RERANK_MODEL: 'r', RERANK_BASE_URL: 'http://a', RERANK_API_KEY: '“a”' }, 'RERANK_API_KEY'],
    [{ OPENAI_BASE_URL: 'localhost:11434' }, 'OPENAI_BASE_URL'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS'],
    [{ ALLOWED_HOSTS: '*' }, 'ALLOWED_HOSTS'],
    [{ ALLOWED_HOSTS: 'https://chat.example' }, 'ALLOWED_HOSTS'],
    [{ ALLOWED_HOSTS: 'chat.example:8443' }, 'ALLOWED_HOSTS'],
    [{ DEFAULT_MODEL: 'openai:gpt-5-mini' }, 'DEFAULT_MODEL'],
    [{ EMBEDDING_MODEL: 'openai:bge-m3' }, 'EMBEDDING_MODEL'],
    [{ EMBEDDING_MODEL: 'bge-m3', OPENAI_API_KEY: 'k' }, 'EMBEDDING_MODEL'],
    [{ EMBEDDING_MODEL: 'voyage:voyage-3', OPENAI_API_KEY: 'k' }, 'EMBEDDING_MODEL'],
    [{ EMBEDDING_MODEL: 'openai:m', EMBEDDING_BASE_URL: 'localhost' }, 'EMBEDDING_BASE_URL'],
    [{ EMBEDDING_BASE_URL: 'http://b/v1' }, 'EMBEDDING_BASE_URL'],
    [{ EMBEDDING_API_KEY: 'e' }, 'EMBEDDING_API_KEY'],
    [{ RERANK_MODEL: 'bge-reranker' }, 'RERANK_MODEL'],
    [{ RERANK_MODEL: 'bge-reranker', OPENAI_API_KEY: 'k' }, 'RERANK_MODEL'],
    [{ RERANK_BASE_URL: 'http://b/v1' }, 'RERANK_BASE_URL'],
    [{ DATABASE_URL: 'mysql://host/name' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://' }, 'DATABASE_URL'],
  ])('refuses %j by the name of the variable', (environment, variable) => {
    expect(() => loadConfig(environment)).toThrow(variable);
  });
});
