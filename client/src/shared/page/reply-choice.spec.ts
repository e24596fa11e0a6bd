import fc from 'fast-check';
import { type Model } from '../../api/types.js';
import { changeOf, choiceOf, configOf, isGone, NO_CHOICE, readChoice, usualModel } from './reply-choice.js';

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

const NOTHING_SET = { default_model: null, default_temperature: 0.7, default_max_tokens: null };

describe('the choice of how replies are made', () => {
  it('says nothing where nothing was chosen', () => {
    expect(configOf(NO_CHOICE, models, NOTHING_SET)).toEqual({});
  });

  it('names the model, and how freely and at what length it answers', () => {
    const choice = { model: 'openai:gpt-4o', creativity: 'precise', length: 'long' } as const;
    expect(configOf(choice, models, NOTHING_SET)).toEqual({
      model: 'openai:gpt-4o',
      temperature: 0.2,
      max_tokens: 16_000,
    });
    expect(configOf({ ...choice, length: 'short' }, models, NOTHING_SET).max_tokens).toBe(1024);
  });

  it('goes by the model that answers where none was chosen, or it is gone', () => {
    for (const model of [null, 'openai:gone', 'openai:<model>']) {
      const choice = { model, creativity: 'creative', length: 'short' } as const;
      expect(configOf(choice, models, NOTHING_SET)).toEqual({ temperature: 1, max_tokens: 256 });
    }
  });

  it('goes by what the application has where nothing is chosen, and the server where it has not that', () => {
    const thinking = aModel('openai:o3', { default_max_tokens: 16_384 });
    const all = [...models, thinking];
    const usual = { ...NOTHING_SET, default_model: 'openai:o3' };
    expect(usualModel(all, usual)).toBe('openai:o3');
    expect(usualModel(all, { ...usual, default_model: 'openai:other' })).toBe('openai:other');
    expect(usualModel(all, { ...usual, default_model: 'nobody:gone' })).toBe('offline');
    expect(configOf({ ...NO_CHOICE, length: 'long' }, all, usual)).toEqual({ max_tokens: 65_536 });
    expect(configOf({ ...NO_CHOICE, length: 'short' }, all, usual)).toEqual({ max_tokens: 4096 });
    const long = { ...NO_CHOICE, length: 'long' } as const;
    expect(configOf(long, all, { ...NOTHING_SET, default_max_tokens: 2000 })).toEqual({ max_tokens: 8000 });
  });

  it('is never shorter at length than as usual, nor longer in short, and leaves room for thoughts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1024, 4096, 16_384),
        fc.option(fc.integer({ min: 1, max: 100_000 })),
        fc.option(fc.integer({ min: 1, max: 100_000 })),
        (suiting, set, most) => {
          const limit = most === null ? null : { tokens: most, source: 'known' as const };
          const model = aModel('m', { default: true, default_max_tokens: suiting, output_limit: limit });
          const usual = { ...NOTHING_SET, default_max_tokens: set };
          const lengthOf = (length: 'short' | 'long') =>
            configOf({ ...NO_CHOICE, length }, [model], usual).max_tokens ?? NaN;
          const standard = set ?? suiting;
          expect(lengthOf('short')).toBeLessThanOrEqual(standard);
          expect(lengthOf('long')).toBeGreaterThanOrEqual(standard);
          if (suiting === 16_384) expect(lengthOf('short')).toBeGreaterThanOrEqual(Math.min(standard, 4096));
          const config = { model: 'm', temperature: 0.7, enable_rag: true, timeout_seconds: 60 };
          expect(choiceOf({ ...config, max_tokens: standard }, [model], usual).length).toBe('standard');
        },
      ),
    );
  });

  it('is as free as the application is where nothing is chosen, and on either side of that otherwise', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), (set) => {
        const usual = { ...NOTHING_SET, default_temperature: set };
        const freedomOf = (creativity: 'precise' | 'creative') =>
          configOf({ ...NO_CHOICE, creativity }, models, usual).temperature ?? NaN;
        expect(freedomOf('precise')).toBeLessThanOrEqual(Math.min(set, 0.2));
        expect(freedomOf('creative')).toBeGreaterThanOrEqual(Math.max(set, 1));
        const config = { model: 'offline', max_tokens: 1024, enable_rag: true, timeout_seconds: 60 };
        expect(choiceOf({ ...config, temperature: set }, models, usual)).toEqual({
          ...{ ...NO_CHOICE, model: 'offline' },
        });
      }),
    );
  });

  it('leaves the length alone while no model is known', () => {
    expect(configOf({ ...NO_CHOICE, length: 'long' }, [], NOTHING_SET)).toEqual({});
  });

  it('is told of a conversation that has begun by what came of it', () => {
    const config = { model: 'openai:gpt-4o', temperature: 0.2, max_tokens: 1024, enable_rag: true };
    const choice = { model: 'openai:gpt-4o', creativity: 'precise', length: 'short' };
    expect(choiceOf({ ...config, timeout_seconds: 300 }, models, NOTHING_SET)).toEqual(choice);
    const other = { ...config, temperature: 0.7, max_tokens: 700, timeout_seconds: 300 };
    expect(choiceOf(other, models, NOTHING_SET)).toEqual({ ...NO_CHOICE, model: 'openai:gpt-4o' });
    const gone = { ...other, model: 'nobody:gone', max_tokens: 1024 };
    expect(choiceOf(gone, models, NOTHING_SET)).toEqual({ ...NO_CHOICE, model: 'nobody:gone' });
  });

  it('changes in a conversation what is another choice, and leaves the rest to what it is', () => {
    const before = { model: 'offline', creativity: 'precise', length: 'standard' } as const;
    expect(changeOf(before, before, models, NOTHING_SET)).toEqual({});
    expect(changeOf(before, { ...before, model: 'openai:gpt-4o' }, models, NOTHING_SET)).toEqual({
      model: 'openai:gpt-4o',
    });
    expect(changeOf(before, { ...before, creativity: 'balanced' }, models, NOTHING_SET)).toEqual({
      temperature: null,
    });
    expect(changeOf(before, { ...before, length: 'short' }, models, NOTHING_SET)).toEqual({
      max_tokens: 256,
    });
    const short = { ...before, length: 'short' } as const;
    expect(changeOf(short, before, models, NOTHING_SET)).toEqual({ max_tokens: null });
    expect(changeOf(short, { ...short, model: 'openai:gpt-4o' }, models, NOTHING_SET)).toEqual({
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
