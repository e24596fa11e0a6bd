import { type ChatModel } from './chat-model.js';
import { type EndpointHealth } from './endpoint/endpoint-health.js';

/**
 * Where chat models come from: the offline assistant, an endpoint, a vendor. Another is a folder with a class of this
 * kind and a line in `create-chat-providers.ts`; what it can be told from outside is read in `config`, as all is.
 */
export abstract class ChatProvider {
  /** What stands before the colon in the ids of its models, such as `openai`; and its name in `GET /v1/models`. */
  abstract readonly prefix: string;

  /** How its endpoint does; undefined where it needs none. */
  abstract readonly health: EndpointHealth | undefined;

  /** What can be asked for: ids, or a pattern such as `openai:<model>` where the provider alone knows its models. */
  abstract list(): readonly string[];

  /** The models that were asked for by name lately. */
  abstract seen(): readonly ChatModel[];

  /** What is to be known of one of its ids or patterns, in a sentence. */
  abstract describe(id: string): string;

  /**
   * @param model what a name says behind the prefix and its colon.
   * @returns undefined where it has none of that name.
   */
  abstract find(model: string): ChatModel | undefined;

  /**
   * @param name one without a prefix.
   * @returns undefined where it does not take names like that, as most do not.
   */
  abstract findBare(name: string): ChatModel | undefined;
}
