import { type Conversation, type ConversationConfig, type Model, type Page } from '../../api/types.js';

export const CREATIVITIES = ['precise', 'balanced', 'creative'] as const;
export const LENGTHS = ['short', 'standard', 'long'] as const;

/** How a reader wants replies to be made. `balanced` and `standard` leave it to the application. */
export interface ReplyChoice {
  /** Null: the application's, or the server's. */
  model: string | null;
  creativity: (typeof CREATIVITIES)[number];
  length: (typeof LENGTHS)[number];
}

export const NO_CHOICE: ReplyChoice = { model: null, creativity: 'balanced', length: 'standard' };

const TEMPERATURES = { precise: 0.2, creative: 1 } as const;
/** How many times the usual length a reply may have. */
const LENGTH_FACTOR = 4;
/** Models whose usual length is more think before they answer, which takes room too. */
const MOST_WITHOUT_THOUGHTS = 4096;

/** What an application has where nothing was chosen. */
export type Usual = Pick<Page, 'default_model' | 'default_temperature' | 'default_max_tokens'>;

/** `openai:<model>` stands for any model of an endpoint, and is none that could be asked. */
export const isNamed = ({ id }: Pick<Model, 'id'>) => !id.includes('<');

/** What the server lists of a model: itself, or that its endpoint takes any; undefined of one that it has no more. */
export function listedAs(id: string, models: readonly Model[]): Model | undefined {
  const any = `${id.slice(0, id.indexOf(':'))}:<model>`;
  return models.find((model) => model.id === id) ?? models.find((model) => model.id === any);
}

/** Whether the server had a model, and has it no more. One without the name of its endpoint may be anybody's. */
export function isGone(id: string, models: readonly Model[]): boolean {
  return models.length > 0 && id.includes(':') && listedAs(id, models) === undefined;
}

/** Who answers where no model was chosen: the application's, where the server has it; undefined while that is not known. */
export function usualModel(models: readonly Model[], { default_model: set }: Usual): string | undefined {
  if (set !== null && listedAs(set, models) !== undefined) return set;
  return models.find((model) => model.default)?.id;
}

/** What a choice comes to where a conversation begins. @param models that there are; one that is gone is not asked for. */
export function configOf(choice: ReplyChoice, models: readonly Model[], usual: Usual): ConversationConfig {
  const chosen = models.find((model) => model.id === choice.model && isNamed(model));
  const model = chosen ?? listedAs(usualModel(models, usual) ?? '', models);
  const temperature = temperatureOf(choice.creativity, usual);
  const maxTokens = model && lengthOf(choice.length, model, usual);
  return {
    ...(chosen && { model: chosen.id }),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
}

/** What was chosen for a conversation that has begun, as far as it can be told from what came of it. */
export function choiceOf(
  { model: id, temperature, max_tokens: maxTokens }: Conversation['config'],
  models: readonly Model[],
  usual: Usual,
): ReplyChoice {
  const model = listedAs(id, models);
  const isAsSet = temperature === usual.default_temperature;
  const creativity = isAsSet
    ? 'balanced'
    : CREATIVITIES.find((name) => temperatureOf(name, usual) === temperature);
  const isUsual = model === undefined || maxTokens === usualLength(model, usual);
  const length = isUsual ? 'standard' : LENGTHS.find((name) => lengthOf(name, model, usual) === maxTokens);
  return { model: id, creativity: creativity ?? 'balanced', length: length ?? 'standard' };
}

/** What another choice changes in a conversation that has begun. A length of some other number stays what it is. */
export function changeOf(
  before: ReplyChoice,
  after: ReplyChoice,
  models: readonly Model[],
  usual: Usual,
): ConversationConfig {
  const isOther = after.model !== before.model;
  const model = after.model === null ? undefined : listedAs(after.model, models);
  const maxTokens = model && lengthOf(after.length, model, usual);
  const hasOtherLength = after.length !== before.length || (isOther && maxTokens !== undefined);
  return {
    ...(isOther && { model: after.model }),
    ...(after.creativity !== before.creativity && {
      temperature: temperatureOf(after.creativity, usual) ?? null,
    }),
    ...(hasOtherLength && { max_tokens: maxTokens ?? null }),
  };
}

/** Undefined where it is left to the application. A precise reply is never freer than a usual one, nor a creative one less free. */
function temperatureOf(creativity: ReplyChoice['creativity'], usual: Usual): number | undefined {
  if (creativity === 'precise') return Math.min(TEMPERATURES.precise, usual.default_temperature);
  if (creativity === 'creative') return Math.max(TEMPERATURES.creative, usual.default_temperature);
  return undefined;
}

/** In tokens. */
const usualLength = (model: Model, usual: Usual) => usual.default_max_tokens ?? model.default_max_tokens;

/** In tokens; undefined where it is left to the application. A short reply is never longer than a usual one, nor a long one shorter. */
function lengthOf(length: ReplyChoice['length'], model: Model, usual: Usual): number | undefined {
  const standard = usualLength(model, usual);
  const suiting = model.default_max_tokens;
  if (length === 'short') {
    const least = suiting > MOST_WITHOUT_THOUGHTS ? suiting / LENGTH_FACTOR : 0;
    return Math.ceil(Math.min(standard, Math.max(standard / LENGTH_FACTOR, least)));
  }
  if (length === 'long') {
    return Math.max(standard, Math.min(standard * LENGTH_FACTOR, model.output_limit?.tokens ?? Infinity));
  }
  return undefined;
}

/** What was remembered, as far as it is a choice. */
export function readChoice(text: string | null): ReplyChoice {
  try {
    const known = { ...NO_CHOICE, ...(JSON.parse(text ?? '{}') as Partial<ReplyChoice>) };
    return {
      model: typeof known.model === 'string' ? known.model : null,
      creativity: CREATIVITIES.find((name) => name === known.creativity) ?? 'balanced',
      length: LENGTHS.find((name) => name === known.length) ?? 'standard',
    };
  } catch {
    return NO_CHOICE;
  }
}
