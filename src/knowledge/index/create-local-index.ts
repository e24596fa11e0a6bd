import { type IdGenerator } from '../../common/id-generator.js';
import { type Database } from '../../database/database.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { GenerationsRepository } from './vectors/generations.repository.js';
import { NearestRepository } from './vectors/nearest.repository.js';
import { VectorExplainer } from './vectors/vector-explainer.js';
import { VectorPlacesRepository } from './vectors/vector-places.repository.js';
import { VectorStore } from './vectors/vector-store.js';
import { VectorsRepository } from './vectors/vectors.repository.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { PassagesRepository } from '../documents/passages/passages.repository.js';
import { CorporaRepository } from './corpora.repository.js';
import { FootprintsRepository } from './words/footprints.repository.js';
import { HitReader } from './hits/hit-reader.js';
import { IndexReader } from './words/index-reader.js';
import { PassageIndex } from './passage-index.js';
import { PassageReader } from './hits/passage-reader.js';
import { PostingsRepository } from './words/postings.repository.js';
import { ARRAYS_FROM, PassageRanker } from './words/passage-ranker.js';
import { ScoresRepository } from './words/scores.repository.js';
import { WordSearcher } from './words/word-searcher.js';
import { DocumentIndexer } from './document-indexer.js';
import { LocalKnowledgeIndex } from './local-knowledge-index.js';

/**
 * Puts the index together on a database, where no container does it: each thread has its own.
 * @param arraysFrom the size of a corpus, in passages, from which its postings are kept in arrays.
 */
export function createLocalIndex(
  database: Database,
  ids: IdGenerator,
  arraysFrom = ARRAYS_FROM,
): LocalKnowledgeIndex {
  const corpora = new CorporaRepository(database);
  const vectors = new VectorsRepository(database);
  const documents = new DocumentsRepository(database);
  const passages = new PassagesRepository(database);
  const indexer = new DocumentIndexer(
    documents,
    new IngestionJobsRepository(database),
    corpora,
    new PassageIndex(corpora, passages, new PostingsRepository(database), vectors, ids),
    database,
  );
  const scores = new ScoresRepository(database);
  const reader = new IndexReader(corpora, scores);
  const words = new WordSearcher(
    reader,
    scores,
    new PassageRanker(scores, reader, arraysFrom),
    new FootprintsRepository(database),
    database,
  );
  const hits = new HitReader(new PassageReader(passages, documents), documents, database);
  const generations = new GenerationsRepository(database);
  const store = new VectorStore(corpora, generations, vectors, new NearestRepository(database), database);
  const explainer = new VectorExplainer(new VectorPlacesRepository(database), generations);
  return new LocalKnowledgeIndex(indexer, words, hits, store, explainer);
}
