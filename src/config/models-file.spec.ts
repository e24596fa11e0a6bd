import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';
import { MODELS_FILE_SCHEMA } from './models-file-schema.js';
import { type ChatEndpointConfig } from './models-file.js';

const GROQ = { name: 'groq', base_url: 'https://api.groq.example/openai/v1/' };

describe('MODELS_FILE', () => {
  let folder: string;
  let path: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'models-'));
    path = join(folder, 'models.json');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function load(
    content: unknown,
    environment: Record<string, string> = {},
  ): Promise<readonly ChatEndpointConfig[]> {
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return loadConfig({ ...environment, MODELS_FILE: path }).models.endpoints;
  }

  it('names endpoints, their secrets by where they are', async () => {
    const file = join(folder, 'secret');
    await writeFile(file, 'from-a-file\n');
    const endpoints = await load(
      {
        $schema: './models.schema.json',
        endpoints: [
          {
            ...GROQ,
            api_key: { env: 'GROQ_KEY' },
            headers: { 'X-Team': 'support', 'x-token': { file } },
            models: [{ name: 'llama', context_tokens: 131_072, output_tokens: 32_768 }, { name: 'tiny' }],
          },
          { name: 'local', base_url: 'http://127.0.0.1:8000/v1' },
        ],
      },
      { GROQ_KEY: 'from-a-variable' },
    );
    expect(endpoints).toEqual([
      {
        name: 'groq',
        baseUrl: 'https://api.groq.example/openai/v1',
        apiKey: 'from-a-variable',
        headers: { 'x-team': 'support', 'x-token': 'from-a-file' },
        secrets: ['from-a-file'],
        models: [
          { name: 'llama', contextTokens: 131_072, outputTokens: 32_768 },
          { name: 'tiny', contextTokens: undefined, outputTokens: undefined },
        ],
      },
      {
        name: 'local',
        baseUrl: 'http://127.0.0.1:8000/v1',
        apiKey: undefined,
        headers: {},
        secrets: [],
        models: undefined,
      },
    ]);
  });

  it.each([
    ['{\n "endpoints": [ { "name": "groq", } ] }', 'is no JSON, at line 2, column'],
    ['{"api_key": sk-secretsecretsecret, "padding": "xxxxxxxxxxxxxxxxxx"}', 'is no JSON'],
    [[], 'must be object'],
    [{}, 'endpoints is missing'],
    [{ endpoints: [GROQ], models: [] }, 'models is nothing that is known there'],
    [{ endpoints: [GROQ, { name: 'two' }] }, 'endpoints[1].base_url is missing'],
    [
      { endpoints: [{ ...GROQ, base_url: 'localhost' }] },
      'endpoints[0].base_url must be an http:// or https://',
    ],
    [
      { endpoints: [{ ...GROQ, base_url: 'http://' }] },
      'endpoints[0].base_url must be an http:// or https://',
    ],
    [{ endpoints: [{ ...GROQ, name: 'openai' }] }, 'endpoints[0].name is a name that is taken'],
    [{ endpoints: [{ ...GROQ, name: 'Groq:1' }] }, 'endpoints[0].name must match'],
    [{ endpoints: [GROQ, GROQ] }, 'endpoints[1].name is there twice'],
    [{ endpoints: [{ ...GROQ, api_key: 'sk-secretsecretsecret' }] }, 'endpoints[0].api_key must be object'],
    [{ endpoints: [{ ...GROQ, api_key: {} }] }, 'endpoints[0].api_key must have either env or file'],
    [
      { endpoints: [{ ...GROQ, api_key: { env: 'A', file: 'b' } }] },
      'endpoints[0].api_key must have either env or file',
    ],
    [{ endpoints: [{ ...GROQ, api_key: { env: 'NO_KEY' } }] }, 'endpoints[0].api_key is empty: NO_KEY'],
    [
      { endpoints: [{ ...GROQ, api_key: { env: 'BAD_KEY' } }] },
      'endpoints[0].api_key BAD_KEY has a sign at place 3',
    ],
    [
      { endpoints: [{ ...GROQ, api_key: { file: '/none' } }] },
      'endpoints[0].api_key names /none, which cannot',
    ],
    [{ endpoints: [{ ...GROQ, headers: { 'x y': 'z' } }] }, 'endpoints[0].headers'],
    [
      { endpoints: [{ ...GROQ, headers: { x: 'a\nb' } }] },
      'endpoints[0].headers.x has a sign that no header',
    ],
    [{ endpoints: [{ ...GROQ, models: [] }] }, 'endpoints[0].models must NOT have fewer than 1 items'],
    [
      { endpoints: [{ ...GROQ, models: [{ name: 'a' }, { name: 'a' }] }] },
      'endpoints[0].models[1].name is there',
    ],
    [
      { endpoints: [{ ...GROQ, models: [{ name: 'a', context_tokens: 'many' }] }] },
      'endpoints[0].models[0].context_tokens must be integer',
    ],
  ])('%j is refused by its place, in one line without a secret', async (content, reason) => {
    const message = await load(content, { BAD_KEY: 'sk…secretsecretsecret' }).then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    expect(message).toContain(reason);
    expect(message).toMatch(/^MODELS_FILE [^\n]+$/);
    expect(message).not.toContain('secretsecret');
  });

  it('has to be there', () => {
    expect(() => loadConfig({ MODELS_FILE: join(folder, 'none') })).toThrow(
      /MODELS_FILE names .*, which cannot be read/,
    );
  });

  it('may bring the default model', async () => {
    await writeFile(path, JSON.stringify({ endpoints: [GROQ] }));
    const config = (model: string): unknown => loadConfig({ MODELS_FILE: path, DEFAULT_MODEL: model });
    config('groq:llama');
    expect(() => config('grok:llama')).toThrow('DEFAULT_MODEL');
    expect(() => config('llama')).toThrow('DEFAULT_MODEL');
  });

  it('has its schema published as it is', async () => {
    const published = join(import.meta.dirname, '..', '..', 'docs', 'models.schema.json');
    expect(JSON.parse(await readFile(published, 'utf8'))).toEqual(MODELS_FILE_SCHEMA);
  });
});
