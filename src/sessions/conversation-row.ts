import { type JsonObject } from '../common/json.js';
import { type ConversationRow, type NewConversationRow } from '../database/tables/conversation.table.js';
import { type Conversation, type ConversationConfig, type ConversationState } from './conversation.js';

export function writePins(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : JSON.stringify(ids);
}

export function toRow(conversation: Conversation): NewConversationRow {
  return {
    id: conversation.id,
    application_id: conversation.applicationId,
    user_id: conversation.userId,
    title: conversation.title,
    titled_by: conversation.titledBy,
    shelf: conversation.shelf,
    // Nothing was said yet.
    is_searchable: 1,
    title_words: null,
    state: conversation.state,
    config: JSON.stringify(conversation.config),
    metadata: JSON.stringify(conversation.metadata),
    ttl_ms: conversation.ttlMs,
    head_message_id: conversation.headMessageId,
    pinned_message_ids: writePins(conversation.pinnedMessageIds),
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    expires_at: conversation.expiresAt,
  };
}

export function fromRow(row: ConversationRow): Conversation {
  return {
    id: row.id,
    applicationId: row.application_id,
    userId: row.user_id,
    title: row.title,
    titledBy: row.titled_by,
    shelf: row.shelf,
    state: row.state satisfies ConversationState,
    config: JSON.parse(row.config) as ConversationConfig,
    metadata: JSON.parse(row.metadata) as JsonObject,
    ttlMs: row.ttl_ms,
    headMessageId: row.head_message_id,
    pinnedMessageIds: row.pinned_message_ids === null ? [] : (JSON.parse(row.pinned_message_ids) as string[]),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}
