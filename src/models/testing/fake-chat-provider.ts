import { type ChatModel } from '../chat-model.js';
import { type EndpointHealth } from '../endpoint/endpoint-health.js';
import { ChatProvider } from '../chat-provider.js';

/** A provider whose models say nothing. */
export class FakeChatProvider extends ChatProvider {
  override readonly health: EndpointHealth | undefined = undefined;
  private readonly models = new Map<string, ChatModel>();

  /** @param names of its models, without the prefix. */
  constructor(
    override readonly prefix: string,
    names: readonly string[],
  ) {
    super();
    const stream = async function* () {
      // Nobody asks.
    };
    const rewrite = (): Promise<undefined> => Promise.resolve(undefined);
    for (const name of names)
      this.models.set(name, { id: `${prefix}:${name}`, learned: undefined, stream, rewrite });
  }

  override list(): readonly string[] {
    return [...this.models.values()].map(({ id }) => id);
  }

  override seen(): readonly ChatModel[] {
    return [];
  }

  override describe(id: string): string {
    return `The model ${id}.`;
  }

  override find(model: string): ChatModel | undefined {
    return this.models.get(model);
  }

  override findBare(): undefined {
    return undefined;
  }
}
