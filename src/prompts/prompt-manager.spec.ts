import { FixedSettings } from '../applications/testing/fixed-settings.js';
import { FixedClock } from '../common/testing/fixed-clock.js';
import { IdGenerator, type IdPrefix } from '../common/id-generator.js';
import { type Database } from '../database/database.js';
import { SqliteDatabase } from '../database/sqlite/sqlite-database.js';
import { PromptManager } from './prompt-manager.js';
import { PromptsRepository } from './prompts.repository.js';

class OneId extends IdGenerator {
  override next(prefix: IdPrefix): string {
    return `${prefix}_1`;
  }
}

const seedVariables = {
  bank_name: 'Example Bank',
  services: 'loans',
  customer_tier: 'gold',
  available_services: 'transfers',
};

describe('PromptManager', () => {
  let database: Database;
  let prompts: PromptManager;

  beforeEach(async () => {
    database = new SqliteDatabase(':memory:');
    await database.migrate();
    const repository = new PromptsRepository(database);
    prompts = new PromptManager(
      repository,
      new FixedClock(1_700_000_000_000),
      new OneId(),
      database,
      new FixedSettings(),
    );
    await prompts.onModuleInit();
  });

  afterEach(async () => {
    await database.onApplicationShutdown();
  });

  it('starts with the default template, and with one only', async () => {
    await prompts.onModuleInit();

    expect(await prompts.listTemplates()).toMatchObject([
      {
        id: 'default_assistant',
        name: 'Default Banking Assistant',
        variables: ['bank_name', 'services', 'customer_tier', 'available_services'],
        version: '1.0.0',
      },
    ]);
  });

  it('registers a template and derives its variables', async () => {
    const template = await prompts.registerTemplate({
      name: 'Cards',
      template: 'Hello {name}, {{literally}}.',
    });

    expect(template).toMatchObject({ id: 'tpl_1', variables: ['name'], version: '1.0.0' });
    expect(await prompts.getTemplate('tpl_1')).toEqual(template);
    expect(await prompts.buildPrompt('tpl_1', { name: '{name}' })).toBe('Hello {name}, {literally}.');
  });

  it('refuses variables that are not those of the text, in any order that is', async () => {
    const input = { name: 'Cards', template: '{a} {b}' };

    for (const variables of [['a'], ['a', 'c'], ['a', 'b', 'c'], ['a', 'a']]) {
      await expect(prompts.registerTemplate({ ...input, variables })).rejects.toMatchObject({
        code: 'prompt_variables_mismatch',
        members: { expected: ['a', 'b'] },
      });
    }
    expect(await prompts.registerTemplate({ ...input, variables: ['b', 'a'] })).toMatchObject({
      variables: ['a', 'b'],
    });
  });

  it('refuses a template it cannot read and an id that is taken', async () => {
    await expect(prompts.registerTemplate({ name: 'x', template: 'a {' })).rejects.toMatchObject({
      code: 'prompt_template_invalid',
    });
    await expect(
      prompts.registerTemplate({ id: 'default_assistant', name: 'x', template: 'y' }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'prompt_template_exists' });
  });

  it('fills the default template and appends the last five messages', async () => {
    const history = Array.from({ length: 7 }, (_, index) => ({ role: 'user', content: `m${index}` }));

    const prompt = await prompts.buildPrompt('default_assistant', seedVariables, history);

    expect(prompt).toMatch(/^You are a helpful banking assistant for Example Bank\.\n/);
    expect(prompt).toMatch(
      /- Available Services: transfers\n\n\nConversation History:\nuser: m2\nuser: m3\nuser: m4\nuser: m5\nuser: m6\n$/,
    );
  });

  it('writes values that are not strings as JSON', async () => {
    await prompts.registerTemplate({ id: 'json', name: 'x', template: '{n} {b} {o} {empty}.' });

    expect(await prompts.buildPrompt('json', { n: 2.5, b: false, o: { k: [1] }, empty: '' })).toBe(
      '2.5 false {"k":[1]} .',
    );
  });

  it('names every variable that has no value', async () => {
    await expect(
      prompts.buildPrompt('default_assistant', { bank_name: 'x', services: null }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      code: 'prompt_variable_missing',
      members: { missing: ['services', 'customer_tier', 'available_services'] },
    });
  });

  it('takes no value from the prototype', async () => {
    await prompts.registerTemplate({
      id: 'proto',
      name: 'x',
      template: '{constructor} {toString} {__proto__}',
    });

    await expect(prompts.buildPrompt('proto', {})).rejects.toMatchObject({
      members: { missing: ['constructor', 'toString', '__proto__'] },
    });
  });

  it('refuses to fill a template without end', async () => {
    await prompts.registerTemplate({ id: 'bomb', name: 'x', template: '{a}'.repeat(1_000) });

    await expect(prompts.buildPrompt('bomb', { a: 'x'.repeat(1_001) })).rejects.toMatchObject({
      code: 'prompt_too_long',
    });
  });

  it('does not know other templates', async () => {
    await expect(prompts.buildPrompt('nope', {})).rejects.toMatchObject({
      kind: 'not-found',
      code: 'prompt_template_not_found',
    });
  });
});
