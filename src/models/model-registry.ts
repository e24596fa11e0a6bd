import { type Config } from '../config/config.js';
import { type ChatModel } from './chat-model.js';
import { type ChatProvider } from './chat-provider.js';
import { type EndpointCondition } from './endpoint/circuit-breaker.js';
import { type LearnedManner } from './learned-manner.js';
import { ModelNotConfiguredError } from './model-not-configured.error.js';

/** What can be asked for, as {@link ModelRegistry.list} tells it. */
export interface ConfiguredModel {
  /** A name for {@link ModelRegistry.resolve}, or a pattern such as `openai:<model>`. */
  readonly id: string;
  /** The prefix of whoever has it. */
  readonly provider: string;
  readonly isDefault: boolean;
  readonly description: string;
  /** How its endpoint does; undefined where it needs none. */
  readonly endpoint: EndpointCondition | undefined;
  /** Undefined of patterns, and of what has answered nothing yet. */
  readonly learned: LearnedManner | undefined;
}

/** Knows which models are configured and finds the one that a name asks for. */
export class ModelRegistry {
  /** The full id of the model of a conversation that names none. */
  readonly defaultModel: string;

  /**
   * @param providers in the order in which their models are listed, and asked for names without a prefix.
   * @throws ModelNotConfiguredError where the default model, or that of titles, is not configured.
   */
  constructor(
    { models }: Config,
    private readonly providers: readonly ChatProvider[],
  ) {
    this.defaultModel = this.require(models.defaultModel);
    if (models.titleModel !== undefined) this.require(models.titleModel);
  }

  /**
   * Finds a model by name: one with the prefix of its provider, such as `openai:gpt-5-mini`, or one without that some
   * provider takes, such as `offline`. A name with any other prefix is nobody's, so `anthropic:x` is never sent to OpenAI.
   * @throws ModelNotConfiguredError for any other name.
   */
  resolve(name: string): ChatModel {
    const model = this.find(name);
    if (model === undefined) {
      throw new ModelNotConfiguredError(
        name,
        this.providers.flatMap((provider) => this.namedOf(provider)),
      );
    }
    return model;
  }

  /** Whether {@link resolve} finds one by that name. */
  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  list(): readonly ConfiguredModel[] {
    return this.providers.flatMap((provider) =>
      this.idsOf(provider).map((id) => ({
        id,
        provider: provider.prefix,
        isDefault: id === this.defaultModel,
        description: provider.describe(id),
        endpoint: conditionOf(provider, id),
        learned: provider.seen().find((model) => model.id === id)?.learned,
      })),
    );
  }

  private require(name: string): string {
    const model = this.find(name);
    if (model !== undefined) return model.id;
    throw new ModelNotConfiguredError(
      name,
      this.providers.flatMap((provider) => provider.list()),
    );
  }

  private find(name: string): ChatModel | undefined {
    const colon = name.indexOf(':');
    if (colon === -1) {
      for (const provider of this.providers) {
        const model = provider.findBare(name);
        if (model) return model;
      }
      return undefined;
    }
    return this.providers.find(({ prefix }) => prefix === name.slice(0, colon))?.find(name.slice(colon + 1));
  }

  /** The default comes before the pattern that it is one of. */
  private namedOf(provider: ChatProvider): readonly string[] {
    const isDefaults = this.defaultModel.startsWith(`${provider.prefix}:`);
    return [...new Set([...(isDefaults ? [this.defaultModel] : []), ...provider.list()])];
  }

  /** What has answered by its name comes before the pattern that it is one of. */
  private idsOf(provider: ChatProvider): readonly string[] {
    const named = this.namedOf(provider);
    const seen = provider
      .seen()
      .filter(({ id, learned }) => learned !== undefined && !named.includes(id))
      .map(({ id }) => id);
    return [...seen.toSorted(), ...named];
  }
}

/** Of a model; of a pattern, that of the endpoint. */
function conditionOf({ prefix, health }: ChatProvider, id: string): EndpointCondition | undefined {
  return id.endsWith(':<model>') ? health?.condition : health?.conditionOf(id.slice(prefix.length + 1));
}
