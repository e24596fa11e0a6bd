import { type JsonObject } from '../common/json.js';
import { type MessageTable } from '../database/tables/message.table.js';
import { type Message, type MessageDocument } from './message.js';

export function fromMessageRow(row: Omit<MessageTable, 'is_searchable'>): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    parentId: row.parent_id,
    placed: row.placed === 1,
    runId: row.run_id,
    role: row.role,
    content: row.content,
    metadata: JSON.parse(row.metadata) as JsonObject,
    createdAt: row.created_at,
    ...(row.documents !== null && { documents: JSON.parse(row.documents) as MessageDocument[] }),
  };
}
