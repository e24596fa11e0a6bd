import { type IdGenerator } from '../../common/id-generator.js';
import { type Database } from '../../database/database.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { GenerationsRepository } from '../embeddings/generations.repository.js';
import { NearestRepository } from '../embeddings/nearest.repository.js';
import { VectorExplainer } from '../embeddings/vector-explainer.js';
import { VectorPlacesRepository } from '../embeddings/vector-places.repository.js';
import { VectorStore } from '../embeddings/vector-store.js';
import { VectorsRepository } from '../embeddings/vectors.repository.js';
import { IngestionJobsRepository } from '../ingestion/ingestion-jobs.repository.js';
import { PassagesRepository } from '../passages/passages.repository.js';
import { CorporaRepository } from '../search/corpora.repository.js';
import { FootprintsRepository } from '../search/footprints.repository.js';
import { HitReader } from '../search/hit-reader.js';
import { IndexReader } from '../search/index-reader.js';
import { PassageIndex } from '../search/passage-index.js';
import { PassageReader } from '../search/passage-reader.js';
import { PostingsRepository } from '../search/postings.repository.js';
import { ARRAYS_FROM, PassageRanker } from '../search/passage-ranker.js';
import { ScoresRepository } from '../search/scores.repository.js';
import { WordSearcher } from '../search/word-searcher.js';
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
