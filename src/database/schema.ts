import { type ApplicationTable } from './tables/application.table.js';
import { type ConversationContextTable } from './tables/conversation-context.table.js';
import { type ConversationTable } from './tables/conversation.table.js';
import { type CorpusTable } from './tables/corpus.table.js';
import { type DocumentContentTable } from './tables/document-content.table.js';
import { type DocumentTable } from './tables/document.table.js';
import { type IdempotencyKeyTable } from './tables/idempotency-key.table.js';
import { type IngestionJobTable } from './tables/ingestion-job.table.js';
import { type LoadedSampleTable } from './tables/loaded-sample.table.js';
import { type ManifestPieceTable } from './tables/manifest-piece.table.js';
import { type MessageTable } from './tables/message.table.js';
import { type PassageCodeTable } from './tables/passage-code.table.js';
import { type PassageVectorTable } from './tables/passage-vector.table.js';
import { type PassageTable } from './tables/passage.table.js';
import { type PostingTable } from './tables/posting.table.js';
import { type PromptTemplateTable } from './tables/prompt-template.table.js';
import { type RecentRunEventTable } from './tables/recent-run-event.table.js';
import { type RunEventTable } from './tables/run-event.table.js';
import { type RunManifestTable } from './tables/run-manifest.table.js';
import { type RunTable } from './tables/run.table.js';
import { type TermStatisticTable } from './tables/term-statistic.table.js';
import { type VectorGenerationTable } from './tables/vector-generation.table.js';

/** Every table. JSON is kept as text and parsed by the repository that owns the table. */
export interface Schema {
  application: ApplicationTable;
  conversation: ConversationTable;
  conversation_context: ConversationContextTable;
  corpus: CorpusTable;
  document: DocumentTable;
  document_content: DocumentContentTable;
  idempotency_key: IdempotencyKeyTable;
  ingestion_job: IngestionJobTable;
  loaded_sample: LoadedSampleTable;
  manifest_piece: ManifestPieceTable;
  message: MessageTable;
  passage: PassageTable;
  passage_code: PassageCodeTable;
  passage_vector: PassageVectorTable;
  posting: PostingTable;
  prompt_template: PromptTemplateTable;
  recent_run_event: RecentRunEventTable;
  run: RunTable;
  run_event: RunEventTable;
  run_manifest: RunManifestTable;
  term_statistic: TermStatisticTable;
  vector_generation: VectorGenerationTable;
}
