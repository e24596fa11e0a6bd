import { type ChatProvider } from './chat-provider.js';

export interface ChatProviderSubjects {
  /** With its settings. */
  readonly configured: ChatProvider;
  /** Without; where it needs none, there is no such thing. */
  readonly unconfigured?: ChatProvider;
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
      const { configured } = create();
      expect(configured.isConfigured).toBe(true);
      expect(configured.prefix).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(configured.list().length).toBeGreaterThan(0);
      for (const id of configured.list()) {
        expect(isOwn(id, configured)).toBe(true);
        expect(configured.describe(id)).toMatch(/^[A-Z].*\.$/);
      }
    });

    it('finds models that answer in its name, the same one each time', () => {
      const { configured, models, bare } = create();
      const found = [
        ...models.map((model) => [configured.find(model), configured.find(model)]),
        ...bare.map((model) => [configured.findBare(model), configured.findBare(model)]),
      ];
      for (const [first, again] of found) {
        expect(first).toBeDefined();
        expect(again).toBe(first);
        expect(isOwn(first!.id, configured)).toBe(true);
      }
    });

    it('finds nothing by an empty name', () => {
      const { configured } = create();
      expect(configured.find('')).toBeUndefined();
      expect(configured.findBare('')).toBeUndefined();
    });

    it('has no model where it is not configured', () => {
      const { unconfigured, models, bare } = create();
      if (!unconfigured) return;
      expect(unconfigured.isConfigured).toBe(false);
      for (const model of models) expect(unconfigured.find(model)).toBeUndefined();
      for (const model of bare) expect(unconfigured.findBare(model)).toBeUndefined();
    });
  });
}
