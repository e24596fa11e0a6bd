import { DEFAULT_LANGUAGE, type Language } from '../../applications/languages.js';
import { defined } from '../../common/defined.js';
import { Database } from '../../database/database.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { AnalysedDocuments, type AnalysisInput } from './analysed-documents.js';
import { CorporaRepository } from './corpora.repository.js';
import { type Corpus } from './corpus.js';
import { PassageIndex } from './passage-index.js';
import { Entries } from './entries.js';
import { indexKey } from './index-key.js';
import { type Ingestion, KnowledgeWriter } from './knowledge-writer.js';
import { type PassageVectors } from './vectors/vector-search.js';
import { type VectorStore } from './vectors/vector-store.js';

/** Changes documents and the index over them in the database that this thread has open, each change in one transaction. */
export class DatabaseKnowledgeWriter extends KnowledgeWriter {
  private readonly analysed = new AnalysedDocuments();

  constructor(
    private readonly documents: DocumentsRepository,
    private readonly jobs: IngestionJobsRepository,
    private readonly corpora: CorporaRepository,
    private readonly index: PassageIndex,
    private readonly vectors: VectorStore,
    private readonly database: Database,
  ) {
    super();
  }

  override async prepare(ingestions: readonly Ingestion[]): Promise<void> {
    const inputs: AnalysisInput[] = [];
    for (const { documentId, language, changes, structure } of ingestions) {
      const document = await this.documents.find(documentId);
      if (!document) continue;
      const corpus = await this.corpora.find(document.applicationId);
      inputs.push({
        documentId,
        title: changes.title ?? document.title,
        text: changes.content ?? document.content,
        structure: changes.content === undefined ? await this.documents.findStructure(documentId) : structure,
        // As `speak` has it.
        language: corpus && corpus.passages > 0 ? corpus.language : language,
      });
    }
    this.analysed.prepare(inputs);
  }

  override async ingest(ingestions: readonly Ingestion[]): Promise<string[]> {
    const ids = ingestions.map(({ documentId }) => documentId);
    return this.inOrder(ids, async () => {
      const entries = new Entries(this.index);
      const done: string[] = [];
      for (const ingestion of ingestions) {
        if (await this.take(ingestion, entries)) done.push(ingestion.documentId);
      }
      await entries.enter();
      return done;
    }).finally(() => {
      this.analysed.forget();
    });
  }

  override async remove(documentId: string): Promise<boolean> {
    return this.change(documentId, async (document, corpus) => {
      await this.index.remove(document, corpus);
      await this.documents.delete(documentId);
    });
  }

  override async setEnabled(documentId: string, enabled: boolean): Promise<boolean> {
    return this.change(documentId, async (document, corpus) => {
      if (document.enabled === enabled) return;
      await (enabled ? this.index.show(document, corpus) : this.index.hide(document, corpus));
      await this.documents.update(documentId, { enabled });
    });
  }

  override storeVectors(vectors: PassageVectors): Promise<void> {
    return this.vectors.store(vectors);
  }

  override settleVectors(
    applicationId: string,
    model: string,
    without: ReadonlySet<number>,
  ): Promise<boolean> {
    return this.vectors.settle(applicationId, model, without);
  }

  override sweepVectors(): Promise<boolean> {
    return this.vectors.sweep();
  }

  private async take(
    { documentId, token, language, changes, ...rest }: Ingestion,
    entries: Entries,
  ): Promise<boolean> {
    if (!(await this.jobs.delete(documentId, token))) return false;
    return this.change(
      documentId,
      async (document, opened) => {
        const corpus = entries.has(opened.id) ? opened : await this.speak(opened, language);
        // What is left out stays as it is.
        const { content, ...others } = defined(changes) as Partial<KnowledgeDocument>;
        if (content !== undefined) await this.documents.setContent(documentId, content, rest.structure);
        await this.index.remove(document, corpus);
        const next = { ...document, ...others, content: content ?? document.content };
        const structure = await this.documents.findStructure(documentId);
        const analysed = this.analysed.take({
          ...{ documentId, title: next.title, text: next.content, structure },
          language: corpus.language,
        });
        const passages = await this.index.add(next, corpus, analysed);
        if (next.enabled) await entries.add(corpus, passages);
        const characters = next.content.length;
        const outcome = { state: 'ready', passages: passages.length, characters } as const;
        // The failure of a version that was sent is told until another is.
        const isVersion = changes.version !== undefined || document.state !== 'ready';
        await this.documents.update(
          documentId,
          { ...others, ...outcome, ...(isVersion && { failure: null }) },
          rest.changedAt,
        );
      },
      language,
    );
  }

  /** An index that has nothing in it takes on any language. */
  private async speak(corpus: Corpus, language: Language): Promise<Corpus> {
    if (corpus.passages > 0 || corpus.language === language) return corpus;
    await this.corpora.setLanguage(corpus.id, language);
    return { ...corpus, language };
  }

  /** Of those applications whose documents these are, nothing else changes the index meanwhile, in no process. */
  private async inOrder<Result>(
    documentIds: readonly string[],
    work: () => Promise<Result>,
  ): Promise<Result> {
    if (this.database.inTransaction) return work();
    return this.database.transaction(async () => {
      const applicationIds = await this.documents.applicationsOf(documentIds);
      // In one order for all, so that nobody waits in a circle.
      for (const id of applicationIds) await this.database.holdKey(indexKey(id));
      return work();
    });
  }

  private async change(
    documentId: string,
    work: (document: KnowledgeDocument, corpus: Corpus) => Promise<void>,
    language: Language = DEFAULT_LANGUAGE,
  ): Promise<boolean> {
    return this.inOrder([documentId], async () => {
      const document = await this.documents.find(documentId);
      if (!document) return false;
      await work(document, await this.corpora.open(document.applicationId, language));
      return true;
    });
  }
}
