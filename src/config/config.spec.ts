import { loadConfig } from './config.js';

describe('loadConfig', () => {
  it('needs no variable at all', () => {
    const config = loadConfig({});

    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 3000, corsOrigins: [] });
    expect(config.database.sqlitePath).toBe('data/platform.db');
    expect(config.models).toMatchObject({ defaultModel: 'offline', openai: undefined });
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

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
    [{ OPENAI_BASE_URL: 'localhost:11434' }, 'OPENAI_BASE_URL'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS'],
    [{ DEFAULT_MODEL: 'openai:gpt-5-mini' }, 'DEFAULT_MODEL'],
  ])('refuses %j by the name of the variable', (environment, variable) => {
    expect(() => loadConfig(environment)).toThrow(variable);
  });
});
