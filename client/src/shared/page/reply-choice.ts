import { type Conversation, type ConversationConfig, type Model } from '../../api/types.js';

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

const TEMPERATURES = { precise: 0.2, balanced: undefined, creative: 1 } as const;
/** How many times the usual length a reply may have. */
const LENGTH_FACTOR = 4;

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

/** What a choice comes to where a conversation begins. @param models that there are; one that is gone is not asked for. */
export function configOf(choice: ReplyChoice, models: readonly Model[]): ConversationConfig {
  const chosen = models.find((model) => model.id === choice.model && isNamed(model));
  const model = chosen ?? models.find((candidate) => candidate.default);
  const temperature = TEMPERATURES[choice.creativity];
  const maxTokens = model && lengthOf(choice.length, model);
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
): ReplyChoice {
  const model = listedAs(id, models);
  const creativity = CREATIVITIES.find((name) => TEMPERATURES[name] === temperature);
  const length = LENGTHS.find((name) => model !== undefined && lengthOf(name, model) === maxTokens);
  return { model: id, creativity: creativity ?? 'balanced', length: length ?? 'standard' };
}

/** What another choice changes in a conversation that has begun. A length of some other number stays what it is. */
export function changeOf(
  before: ReplyChoice,
  after: ReplyChoice,
  models: readonly Model[],
): ConversationConfig {
  const isOther = after.model !== before.model;
  const model = after.model === null ? undefined : listedAs(after.model, models);
  const maxTokens = model && lengthOf(after.length, model);
  const hasOtherLength = after.length !== before.length || (isOther && maxTokens !== undefined);
  return {
    ...(isOther && { model: after.model }),
    ...(after.creativity !== before.creativity && { temperature: TEMPERATURES[after.creativity] ?? null }),
    ...(hasOtherLength && { max_tokens: maxTokens ?? null }),
  };
}

/** In tokens; undefined where it is left to the application. */
function lengthOf(length: ReplyChoice['length'], model: Model): number | undefined {
  const usual = model.default_max_tokens;
  if (length === 'short') return Math.ceil(usual / LENGTH_FACTOR);
  if (length === 'long') return Math.min(usual * LENGTH_FACTOR, model.output_limit?.tokens ?? Infinity);
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
