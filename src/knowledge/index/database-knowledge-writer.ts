import { DEFAULT_LANGUAGE, type Language } from '../../applications/languages.js';
import { type Database } from '../../database/database.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { type DepartingDocumentsRepository } from '../documents/departing-documents.repository.js';
import { type DocumentsRepository } from '../documents/documents.repository.js';
import { type CorporaRepository } from './corpora.repository.js';
import { type Corpus, type CorpusMoment } from './corpus.js';
import { Entries } from './entries.js';
import { type FusionSchool } from './fusion/fusion-school.js';
import { type EmbeddedTrial, learnWeights } from './fusion/learn-weights.js';
import { type Learned } from './fusion/learned.js';
import { type HiddenPassagesRepository } from './hidden-passages.repository.js';
import { type IndexIntake } from './index-intake.js';
import { indexKey } from './index-key.js';
import { type IndexRenewal } from './index-renewal.js';
import { type Ingestion, KnowledgeWriter } from './knowledge-writer.js';
import { type PassageIndex } from './passage-index.js';
import { type PassageSweep } from './passage-sweep.js';
import { type PassageVectors } from './vectors/vector-search.js';
import { type VectorStore } from './vectors/vector-store.js';

/** Changes documents and the index over them in the database that this thread has open, each step in one transaction. */
export class DatabaseKnowledgeWriter extends KnowledgeWriter {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly departing: DepartingDocumentsRepository,
    private readonly corpora: CorporaRepository,
    private readonly index: PassageIndex,
    private readonly hidden: HiddenPassagesRepository,
    private readonly intake: IndexIntake,
    private readonly sweep: PassageSweep,
    private readonly renewal: IndexRenewal,
    private readonly vectors: VectorStore,
    private readonly school: FusionSchool,
    private readonly database: Database,
  ) {
    super();
  }

  override prepare(ingestion: Ingestion): Promise<boolean> {
    return this.intake.prepare(ingestion);
  }

  override async stage(ingestion: Ingestion): Promise<boolean> {
    const { documentId, language, changes } = ingestion;
    const edition = this.intake.toStage(ingestion);
    if (!edition) return false;
    const progress = await this.inOrder([documentId], async () => {
      const document = await this.documents.findOutline(documentId);
      if (!document) return undefined;
      const corpus = await this.corpora.open(document.applicationId, language);
      const isEnabled = changes.enabled ?? document.enabled;
      return this.intake.write(edition, isEnabled, await this.intake.speak(corpus, language));
    }).catch((error: unknown) => {
      // Nobody knows whether it was written: it is begun anew.
      this.intake.forget([documentId]);
      throw error;
    });
    return this.intake.note(edition, progress);
  }

  override async ingest(ingestions: readonly Ingestion[]): Promise<string[]> {
    const ids = ingestions.map(({ documentId }) => documentId);
    return this.inOrder(ids, async () => {
      const entries = new Entries(this.index);
      const done: string[] = [];
      for (const ingestion of ingestions) {
        const { documentId, language } = ingestion;
        const take = async (document: KnowledgeDocument, corpus: Corpus): Promise<void> => {
          if (await this.intake.take(ingestion, document, corpus, entries)) done.push(documentId);
        };
        await this.change(documentId, take, language);
      }
      await entries.enter();
      return done;
    }).finally(() => {
      this.intake.forget(ids);
    });
  }

  override async remove(documentId: string, unchangedSince?: number): Promise<boolean> {
    return this.change(documentId, async (document, corpus) => {
      if (unchangedSince !== undefined && !(await this.departing.isUnchanged(document, unchangedSince)))
        return;
      await this.index.retire(document, corpus);
      // Passages that are still there hang on its row.
      if (!(await this.hidden.hasAnyOf(documentId))) return this.departing.delete(documentId);
      await this.hidden.discard(documentId);
      return this.departing.forget(documentId);
    });
  }

  override async setEnabled(documentId: string, enabled: boolean): Promise<boolean> {
    let isDone = true;
    const isThere = await this.change(documentId, async (document, corpus) => {
      isDone = true;
      if (document.enabled === enabled) return;
      let { passages } = document;
      if (enabled) isDone = await this.index.show(document, corpus);
      else passages = await this.index.hide(document, corpus);
      if (isDone) await this.documents.update(documentId, { enabled, passages });
    });
    return isThere && isDone;
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

  override finishVectors(applicationId: string, model: string, moment: CorpusMoment): Promise<boolean> {
    return this.vectors.finish(applicationId, model, moment);
  }

  override learnWeights(
    trials: readonly EmbeddedTrial[],
    language: Language,
  ): Promise<Omit<Learned, 'corpus' | 'at'>> {
    return Promise.resolve(learnWeights(trials, language));
  }

  override keepWeights(applicationId: string, model: string, learned: Learned): Promise<void> {
    return this.school.keep(applicationId, model, learned);
  }

  override sweepVectors(): Promise<boolean> {
    return this.vectors.sweep();
  }

  override prepareSweep(): Promise<boolean> {
    return this.sweep.prepare();
  }

  override sweepPassages(): Promise<boolean> {
    return this.sweep.step();
  }

  override renewPassages(corpusId?: number): Promise<boolean> {
    return this.renewal.step(corpusId);
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
