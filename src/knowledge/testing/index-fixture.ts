import { type Language } from '../../applications/languages.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { SoleClaims } from '../../database/claims/sole-claims.js';
import { type Database } from '../../database/database.js';
import { type JsonObject } from '../../common/json.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { type SearchFilter } from '../documents/search-filter.js';
import { type FoundDocuments } from '../index/hits/search-result.js';
import { type KnowledgeReader } from '../index/knowledge-reader.js';
import { type Ingestion, type KnowledgeWriter } from '../index/knowledge-writer.js';
import { type LocalIndex } from '../index/local-index.js';
import { type IndexSearch, type Ranking } from '../index/ranking/ranking.js';
import { type VectorExplanation, type VectorSearch } from '../index/vectors/vector-search.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';
import { type IngestionInput } from '../documents/ingestion-job.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { IngestionQueue } from '../ingestion/ingestion-queue.js';
import { IngestionTurns } from '../ingestion/ingestion-turns.js';
import { type Passage } from '../documents/passages/passage.js';
import { PassagesRepository } from '../documents/passages/passages.repository.js';
import { type Turn } from '../index/words/query-builder.js';
import { type WordExplanation, type WordRanking } from '../index/words/word-search.js';
import { ageIndexes } from './index-age.repository.js';
import { auditIndex } from './index-audit.repository.js';

/** What a test says of a document; the rest is made up. */
export interface DocumentDraft {
  content: string;
  title?: string;
  applicationId?: string;
  category?: string;
  metadata?: JsonObject;
  enabled?: boolean;
  createdAt?: number;
}

export const APPLICATION = 'app_one';

/** An index over a database, with what hands documents to it. In one file: it is put together here and nowhere else. */
export class IndexFixture {
  readonly clock = new FixedClock();
  private readonly ids = new SequentialIds();
  private readonly documents: DocumentsRepository;
  private readonly passages: PassagesRepository;
  private readonly queue: IngestionQueue;
  private readonly jobs: IngestionJobsRepository;

  readonly reader: KnowledgeReader;
  readonly writer: KnowledgeWriter;

  constructor(
    readonly database: Database,
    { reader, writer }: LocalIndex,
    readonly close: () => Promise<void>,
  ) {
    this.reader = reader;
    this.writer = writer;
    this.documents = new DocumentsRepository(database);
    this.passages = new PassagesRepository(database);
    this.jobs = new IngestionJobsRepository(database);
    const changes = new ChangeFeed(database);
    const turns = new IngestionTurns(this.jobs, new SoleClaims());
    this.queue = new IngestionQueue(this.jobs, turns, this.documents, database, changes, this.clock);
  }

  /** Stores a document that waits to be taken in. @returns its id. */
  async accept(draft: DocumentDraft): Promise<string> {
    const id = this.ids.next('doc');
    const row: KnowledgeDocument = {
      ...{ title: 'Title', applicationId: APPLICATION, category: 'c', metadata: {}, enabled: true, ...draft },
      ...{
        id,
        contentHash: id,
        state: 'pending',
        failure: null,
        warnings: [],
        version: 1,
        mediaType: 'text/plain',
      },
      ...{ fileName: null, characters: 0, passages: 0, updatedAt: this.clock.now() },
      createdAt: draft.createdAt ?? this.clock.now(),
    };
    await this.database.transaction(async () => {
      await this.documents.insert(row);
      await this.queue.add(id, {});
    });
    return id;
  }

  /** What the index is to do for the job that the document has. */
  async ingestion(id: string, language: Language = 'en'): Promise<Ingestion> {
    const { token = 'none', input = {} } = (await this.jobs.find(id)) ?? {};
    return { documentId: id, token, language, changes: input, changedAt: this.clock.now() };
  }

  /** Does ahead what can be. */
  async prepare(ingestion: Ingestion): Promise<void> {
    while (await this.writer.prepare(ingestion));
  }

  /** Writes what can be written before a document is taken, and what is prepared for that. */
  async stage(ingestion: Ingestion): Promise<void> {
    await this.prepare(ingestion);
    while (await this.writer.stage(ingestion)) await this.prepare(ingestion);
  }

  /** Deletes all that nobody finds any more. */
  async sweep(): Promise<void> {
    while (await this.writer.prepareSweep()) while (await this.writer.sweepPassages());
  }

  /** Makes of the index what the first analysis made. */
  age(term: string, older: string): Promise<void> {
    return ageIndexes(this.database, term, older);
  }

  /** Has a document wait to become something else. */
  async change(id: string, changes: IngestionInput): Promise<void> {
    await this.database.transaction(() => this.queue.add(id, changes));
  }

  /** @returns the document's id, once it can be found. */
  async add(draft: DocumentDraft, language: Language = 'en'): Promise<string> {
    const id = await this.accept(draft);
    await this.writer.ingest([await this.ingestion(id, language)]);
    return id;
  }

  async replace(id: string, changes: IngestionInput): Promise<void> {
    await this.change(id, changes);
    await this.writer.ingest([await this.ingestion(id)]);
  }

  async find(id: string): Promise<KnowledgeDocument | undefined> {
    return this.documents.find(id);
  }

  async passagesOf(id: string): Promise<Passage[]> {
    return this.passages.listOf(id);
  }

  async hasJob(id: string): Promise<boolean> {
    return (await this.jobs.find(id)) !== undefined;
  }

  /** The ranking by words. */
  async rank(
    query: string | readonly Turn[],
    applicationId = APPLICATION,
    filter: SearchFilter = [],
  ): Promise<WordRanking> {
    const { language, terms, legs } = await this.search({ applicationId, turns: toTurns(query), filter });
    const [leg] = legs;
    return {
      language,
      terms: [...terms],
      candidates: [...(leg?.candidates ?? [])],
      fullScore: leg?.fullScore ?? 0,
    };
  }

  async explain(query: string, id: string, filter: SearchFilter = []): Promise<WordExplanation> {
    const search = { applicationId: APPLICATION, turns: toTurns(query), filter };
    return (await this.reader.explain(search, { topK: 1, reread: 0 }, id)).words;
  }

  /** The ranking by a vector; undefined where searches use others. */
  async rankByVector({ limit, ...search }: VectorSearch): Promise<ScoredPassage[] | undefined> {
    const { legs } = await this.search(toVectorSearch(search));
    return legs.find(({ name }) => name === 'semantic')?.candidates.slice(0, limit);
  }

  async explainByVector(
    search: Omit<VectorSearch, 'limit'>,
    id: string,
  ): Promise<VectorExplanation | undefined> {
    return (await this.reader.explain(toVectorSearch(search), { topK: 1, reread: 0 }, id)).vectors;
  }

  read({ candidates: found, ...ranking }: WordRanking, applicationId = APPLICATION): Promise<FoundDocuments> {
    return this.reader.readDocuments({ ...ranking, applicationId, found });
  }

  private async search(search: IndexSearch): Promise<Ranking> {
    return (await this.reader.findDocuments(search, { topK: 400, reread: 1 })).ranking;
  }

  /** What contradicts itself in the tables of the index. */
  async audit(): Promise<Record<string, unknown[]>> {
    return auditIndex(this.database);
  }
}

function toTurns(query: string | readonly Turn[]): readonly Turn[] {
  return typeof query === 'string' ? [{ role: 'user', text: query }] : query;
}

function toVectorSearch({ vector, generationId, ...search }: Omit<VectorSearch, 'limit'>): IndexSearch {
  return { ...search, turns: [], vector: { generationId, values: vector } };
}
