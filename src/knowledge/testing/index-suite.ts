import { APPLICATION, type DocumentDraft, type IndexFixture } from './index-fixture.js';

/** Makes an index, empty. */
export type OpenIndex = () => Promise<IndexFixture>;

/** One index that many tests share: each adds what it needs, and what is left is removed after it. */
export class IndexSuite {
  /** Documents to remove after the test. */
  readonly added: string[] = [];
  private opened: IndexFixture | undefined;

  constructor(private readonly openIndex: OpenIndex) {}

  get fixture(): IndexFixture {
    if (!this.opened) throw new Error('The index is not open yet.');
    return this.opened;
  }

  async open(): Promise<void> {
    this.opened = await this.openIndex();
  }

  async clear(): Promise<void> {
    for (const id of this.added.splice(0)) await this.fixture.writer.remove(id);
    await this.fixture.sweep();
  }

  /** Adds a document, or one of a text. @returns its id. */
  readonly add = async (draft: DocumentDraft | string): Promise<string> => {
    const id = await this.fixture.add(typeof draft === 'string' ? { content: draft } : draft);
    this.added.push(id);
    return id;
  };

  /** The document of each passage that is found, the best first. */
  readonly found = async (query: string, applicationId = APPLICATION): Promise<string[]> =>
    (await this.fixture.rank(query, applicationId)).candidates.map(({ documentId }) => documentId);
}
