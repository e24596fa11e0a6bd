import { type ChatProvider } from './chat-provider.js';

export interface ChatProviderSubjects {
  readonly provider: ChatProvider;
  /** Names that it has a model for, each as {@link ChatProvider.find} takes it. */
  readonly models: readonly string[];
  /** The same without a prefix, as {@link ChatProvider.findBare} takes it. */
  readonly bare: readonly string[];
}

/** What every {@link ChatProvider} owes to the registry. */
export function describeChatProvider(name: string, create: () => ChatProviderSubjects): void {
  describe(`${name} as a provider of chat models`, () => {
    const isOwn = (id: string, { prefix }: ChatProvider): boolean =>
      id === prefix || id.startsWith(`${prefix}:`);

    it('lists what carries its prefix, and has a word for each', () => {
      const { provider } = create();
      expect(provider.prefix).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(provider.list().length).toBeGreaterThan(0);
      for (const id of provider.list()) {
        expect(isOwn(id, provider)).toBe(true);
        expect(provider.describe(id)).toMatch(/^[A-Z].*\.$/);
      }
    });

    it('finds models that answer in its name, the same one each time', () => {
      const { provider, models, bare } = create();
      const found = [
        ...models.map((model) => [provider.find(model), provider.find(model)]),
        ...bare.map((model) => [provider.findBare(model), provider.findBare(model)]),
      ];
      for (const [first, again] of found) {
        expect(first).toBeDefined();
        expect(again).toBe(first);
        expect(isOwn(first!.id, provider)).toBe(true);
      }
    });

    it('finds nothing by an empty name', () => {
      const { provider } = create();
      expect(provider.find('')).toBeUndefined();
      expect(provider.findBare('')).toBeUndefined();
    });
  });
}
