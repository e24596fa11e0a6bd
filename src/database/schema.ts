import { type ApplicationTable } from './tables/application.table.js';
import { type ConversationContextTable } from './tables/conversation-context.table.js';
import { type ConversationTable } from './tables/conversation.table.js';
import { type IdempotencyKeyTable } from './tables/idempotency-key.table.js';
import { type MessageTable } from './tables/message.table.js';
import { type PromptTemplateTable } from './tables/prompt-template.table.js';
import { type RunEventTable } from './tables/run-event.table.js';
import { type RunTable } from './tables/run.table.js';

/** Every table. JSON is kept as text and parsed by the repository that owns the table. */
export interface Schema {
  application: ApplicationTable;
  conversation: ConversationTable;
  conversation_context: ConversationContextTable;
  idempotency_key: IdempotencyKeyTable;
  message: MessageTable;
  prompt_template: PromptTemplateTable;
  run: RunTable;
  run_event: RunEventTable;
}
