import { type Clock } from '../../common/clock.js';
import { type IdGenerator } from '../../common/id-generator.js';
import { type Database } from '../../database/database.js';
import { DocumentContentsRepository } from '../documents/document-contents.repository.js';
import { DepartingDocumentsRepository } from '../documents/departing-documents.repository.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { PassagesRepository } from '../documents/passages/passages.repository.js';
import { CorporaRepository } from './corpora.repository.js';
import { DatabaseKnowledgeReader } from './database-knowledge-reader.js';
import { DatabaseKnowledgeWriter } from './database-knowledge-writer.js';
import { Editions } from './editions.js';
import { FusionSchool } from './fusion/fusion-school.js';
import { TrialsRepository } from './fusion/trials.repository.js';
import { HiddenPassagesRepository } from './hidden-passages.repository.js';
import { HitReader } from './hits/hit-reader.js';
import { IndexRenewal } from './index-renewal.js';
import { RenewalsRepository } from './renewals.repository.js';
import { IndexIntake } from './index-intake.js';
import { type KnowledgeReader } from './knowledge-reader.js';
import { type KnowledgeWriter } from './knowledge-writer.js';
import { PassageIndex } from './passage-index.js';
import { PassageRangesRepository } from './passage-ranges.repository.js';
import { PassageSweep } from './passage-sweep.js';
import { Ranker } from './ranking/ranker.js';
import { GenerationsRepository } from './vectors/generations.repository.js';
import { NearestRepository } from './vectors/nearest.repository.js';
import { VectorGapsRepository } from './vectors/vector-gaps.repository.js';
import { VectorPlacesRepository } from './vectors/vector-places.repository.js';
import { VectorStore } from './vectors/vector-store.js';
import { VectorsRepository } from './vectors/vectors.repository.js';
import { FootprintsRepository } from './words/footprints.repository.js';
import { IndexReader } from './words/index-reader.js';
import { NearTerms } from './words/near-terms.js';
import { LARGE_FROM, PassageRanker } from './words/passage-ranker.js';
import { PostingsRepository } from './words/postings.repository.js';
import { MOST_RECENT, RecentPostingsRepository } from './words/recent-postings.repository.js';
import { ReadAhead } from './words/read-ahead.js';
import { ScoresRepository } from './words/scores.repository.js';
import { WordSearcher } from './words/word-searcher.js';

/** The index over one connection to the database. */
export interface LocalIndex {
  reader: KnowledgeReader;
  writer: KnowledgeWriter;
}

/** The same with what it can do while nobody asks. */
export interface OwnIndex extends LocalIndex {
  ahead: ReadAhead;
}

/** What the index is put together on. */
export interface IndexGround {
  database: Database;
  ids: IdGenerator;
  clock: Clock;
  /** The size of a corpus, in passages, from which its postings are kept in arrays, and new ones by themselves. */
  largeFrom?: number;
  /** How many new ones of a corpus are kept by themselves. */
  mostRecent?: number;
}

/** Puts the index together; the one place that does. No container: each thread has its own. */
export function createLocalIndex({
  database,
  ids,
  clock,
  largeFrom = LARGE_FROM,
  mostRecent = MOST_RECENT,
}: IndexGround): OwnIndex {
  const corpora = new CorporaRepository(database);
  const vectors = new VectorsRepository(database);
  const documents = new DocumentsRepository(database);
  const departing = new DepartingDocumentsRepository(database);
  const passages = new PassagesRepository(database);
  const ranges = new PassageRangesRepository(database);
  const contents = new DocumentContentsRepository(database);
  const scores = new ScoresRepository(database);
  const kept = new IndexReader(corpora, scores);
  const ahead = new ReadAhead(kept, scores, database, clock, largeFrom);
  const words = new WordSearcher(
    kept,
    scores,
    new PassageRanker(scores, kept, ahead, largeFrom),
    new FootprintsRepository(database),
    new NearTerms(scores),
  );
  const generations = new GenerationsRepository(database);
  const store = new VectorStore(
    corpora,
    generations,
    vectors,
    new NearestRepository(database),
    new VectorPlacesRepository(database),
    new VectorGapsRepository(database),
    database,
  );
  const school = new FusionSchool(corpora, generations, new TrialsRepository(database), database);
  const reader = new DatabaseKnowledgeReader(
    new Ranker(words, store, clock),
    new HitReader(passages, documents, contents),
    words,
    store,
    school,
    documents,
    passages,
    database,
  );
  const hidden = new HiddenPassagesRepository(database);
  const postings = new PostingsRepository(database, new RecentPostingsRepository(database, mostRecent));
  const index = new PassageIndex(corpora, passages, ranges, postings, vectors, hidden, ids, largeFrom);
  const jobs = new IngestionJobsRepository(database);
  const editions = new Editions(jobs, corpora, passages, ranges, postings, hidden, index);
  const sweep = new PassageSweep(hidden, ranges, postings, vectors, corpora, departing, database);
  const renewals = new RenewalsRepository(database);
  const renewal = new IndexRenewal(renewals, corpora, passages, postings, database);
  const intake = new IndexIntake(documents, contents, jobs, corpora, index, hidden, editions);
  const writer = new DatabaseKnowledgeWriter(
    documents,
    departing,
    corpora,
    index,
    hidden,
    intake,
    sweep,
    renewal,
    store,
    school,
    database,
  );
  return { reader, writer, ahead };
}
