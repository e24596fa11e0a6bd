import { type Explanation } from '../retrieval/explanation.js';
import { type PassagePlace } from '../retrieval/explained-leg.js';
import { type KnowledgeQuery } from '../knowledge-manager.js';
import { BreakableEmbeddingModel } from './breakable-embedding-model.js';
import { KnowledgeFixture, type RetrievalModels } from './knowledge-fixture.js';

export const BANK = 'app_bank';
export const PLAN = 'A savingsplan grows.';
export const CARDS = 'Cards can be blocked.';
export const HOURS = 'The branch opens at nine.';

/** Three documents of one passage each, with vectors, of which searches are explained. */
export class ExplainedBank {
  /** Of the documents, by their contents. */
  readonly ids = new Map<string, string>();

  private constructor(
    readonly model: BreakableEmbeddingModel,
    public fixture: KnowledgeFixture,
  ) {}

  static async open(): Promise<ExplainedBank> {
    const model = new BreakableEmbeddingModel();
    const bank = new ExplainedBank(model, await KnowledgeFixture.create('en', { embedding: model }));
    for (const content of [PLAN, CARDS, HOURS]) await bank.add(content);
    return bank;
  }

  /** Goes on with other models; the data stay. */
  restart(models: RetrievalModels): void {
    this.fixture = this.fixture.restart(models);
  }

  async add(content: string, applicationId = BANK): Promise<string> {
    const document = { title: '', category: 'c', applicationId, content };
    const { id } = await this.fixture.knowledge.addDocument(document);
    this.ids.set(content, id);
    await this.fixture.embedded();
    return id;
  }

  async addMany(count: number, contentOf: (index: number) => string): Promise<void> {
    for (let index = 0; index < count; index += 1) await this.add(contentOf(index));
  }

  query(text: string, more: Partial<KnowledgeQuery> = {}): KnowledgeQuery {
    return { applicationId: BANK, turns: [{ role: 'user', text }], topK: 5, ...more };
  }

  /** @param content of the document, or else its id. */
  explain(text: string, content: string, more: Partial<KnowledgeQuery> = {}): Promise<Explanation> {
    return this.fixture.knowledge.explain(this.query(text, more), this.ids.get(content) ?? content);
  }

  async reason(text: string, content: string, more: Partial<KnowledgeQuery> = {}): Promise<string> {
    return (await this.explain(text, content, more)).reason;
  }
}

/** The place of the document's only passage in each way of looking. */
export function placesOf({ legs }: Explanation): Partial<Record<string, PassagePlace>> {
  return Object.fromEntries(legs.map(({ name, places }) => [name, [...places.values()][0]]));
}
