import { type Model } from '../../api/types.js';
import { changeOf, choiceOf, configOf, isGone, NO_CHOICE, readChoice } from './reply-choice.js';

const aModel = (id: string, facts: Partial<Model> = {}): Model => ({
  id,
  provider: 'openai',
  default: false,
  description: '',
  endpoint: null,
  context_limit: null,
  output_limit: null,
  default_max_tokens: 4096,
  learned: null,
  ...facts,
});

const models = [
  aModel('offline', { default: true, default_max_tokens: 1024 }),
  aModel('openai:<model>'),
  aModel('openai:gpt-4o', { output_limit: { tokens: 16_000, source: 'known' } }),
];

describe('the choice of how replies are made', () => {
  it('says nothing where nothing was chosen', () => {
    expect(configOf(NO_CHOICE, models)).toEqual({});
  });

  it('names the model, and how freely and at what length it answers', () => {
    const choice = { model: 'openai:gpt-4o', creativity: 'precise', length: 'long' } as const;
    expect(configOf(choice, models)).toEqual({
      model: 'openai:gpt-4o',
      temperature: 0.2,
      max_tokens: 16_000,
    });
    expect(configOf({ ...choice, length: 'short' }, models).max_tokens).toBe(1024);
  });

  it('goes by the model that answers where none was chosen, or it is gone', () => {
    for (const model of [null, 'openai:gone', 'openai:<model>']) {
      const choice = { model, creativity: 'creative', length: 'short' } as const;
      expect(configOf(choice, models)).toEqual({ temperature: 1, max_tokens: 256 });
    }
  });

  it('leaves the length alone while no model is known', () => {
    expect(configOf({ ...NO_CHOICE, length: 'long' }, [])).toEqual({});
  });

  it('is told of a conversation that has begun by what came of it', () => {
    const config = { model: 'openai:gpt-4o', temperature: 0.2, max_tokens: 1024, enable_rag: true };
    const choice = { model: 'openai:gpt-4o', creativity: 'precise', length: 'short' };
    expect(choiceOf({ ...config, timeout_seconds: 300 }, models)).toEqual(choice);
    const other = { ...config, temperature: 0.7, max_tokens: 700, timeout_seconds: 300 };
    expect(choiceOf(other, models)).toEqual({ ...NO_CHOICE, model: 'openai:gpt-4o' });
    const gone = { ...other, model: 'nobody:gone', max_tokens: 1024 };
    expect(choiceOf(gone, models)).toEqual({ ...NO_CHOICE, model: 'nobody:gone' });
  });

  it('changes in a conversation what is another choice, and leaves the rest to what it is', () => {
    const before = { model: 'offline', creativity: 'precise', length: 'standard' } as const;
    expect(changeOf(before, before, models)).toEqual({});
    expect(changeOf(before, { ...before, model: 'openai:gpt-4o' }, models)).toEqual({
      model: 'openai:gpt-4o',
    });
    expect(changeOf(before, { ...before, creativity: 'balanced' }, models)).toEqual({ temperature: null });
    expect(changeOf(before, { ...before, length: 'short' }, models)).toEqual({ max_tokens: 256 });
    const short = { ...before, length: 'short' } as const;
    expect(changeOf(short, before, models)).toEqual({ max_tokens: null });
    expect(changeOf(short, { ...short, model: 'openai:gpt-4o' }, models)).toEqual({
      ...{ model: 'openai:gpt-4o', max_tokens: 1024 },
    });
  });

  it('knows a model that is gone from one that its endpoint has without naming it', () => {
    expect(isGone('nobody:gone', models)).toBe(true);
    for (const id of ['offline', 'openai:gpt-4o', 'openai:other', 'other'])
      expect(isGone(id, models)).toBe(false);
    expect(isGone('nobody:gone', [])).toBe(false);
  });

  it('is remembered, and whatever else was kept in its place is none', () => {
    const choice = { model: 'a', creativity: 'creative', length: 'short' } as const;
    expect(readChoice(JSON.stringify(choice))).toEqual(choice);
    for (const text of [null, '', '7', 'null', '{"model":7,"creativity":"x","length":[]}']) {
      expect(readChoice(text)).toEqual(NO_CHOICE);
    }
  });
});
