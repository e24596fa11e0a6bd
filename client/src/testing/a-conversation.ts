import {
  type Conversation,
  type ConversationStatus,
  type ConversationSummary,
  type QueuedMessage,
} from '../api/types.js';

export function aSummary(facts: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id: 'conv_1',
    application_id: 'app_retail_banking',
    user_id: 'user_1',
    title: 'Savings',
    pinned: false,
    archived: false,
    active_run_id: null,
    state: 'ACTIVE',
    context: {},
    created_at: '2026-03-10T09:00:00.000Z',
    updated_at: '2026-03-10T09:00:00.000Z',
    expires_at: '2026-03-11T09:00:00.000Z',
    expired: false,
    pinned_message_ids: [],
    config: { model: 'm', temperature: 0, max_tokens: 100, enable_rag: true, timeout_seconds: 60 },
    ...facts,
  };
}

export function aConversation(facts: Partial<Conversation> = {}): Conversation {
  return { ...aSummary(), messages: [], ...facts };
}

export function aStatus(facts: Partial<ConversationStatus> = {}): ConversationStatus {
  return {
    state: 'ACTIVE',
    expires_at: '2026-03-11T09:00:00.000Z',
    expired: false,
    title: null,
    head_message_id: null,
    head_run_id: null,
    active_run_id: null,
    queue: [],
    ...facts,
  };
}

/** A message that waits, as a page sent it with this id. */
export function aQueued(clientId: string, facts: Partial<QueuedMessage> = {}): QueuedMessage {
  return {
    run_id: `run_of_${clientId}`,
    message_id: `msg_of_${clientId}`,
    content: `Text of ${clientId}`,
    created_at: '2026-03-10T09:00:00.000Z',
    metadata: { client_id: clientId },
    ...facts,
  };
}
