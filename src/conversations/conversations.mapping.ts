import { toTimestamp } from '../common/clock.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import {
  type Conversation,
  type ConversationConfig,
  hasExpired,
  type Shelf,
  SHELVES,
} from '../sessions/conversation.js';
import { type UpdateConversationRequest } from './conversation-requests.dto.js';
import { type ConversationSummaryDto } from './conversations.dto.js';
import { type ConversationConfigRequest } from './create-conversation.dto.js';

/** @param defaults what holds where the request does not say. */
export function toConfig(
  request: ConversationConfigRequest,
  defaults: Omit<ConversationConfig, 'enableRag'>,
): ConversationConfig {
  return {
    model: request.model ?? defaults.model,
    temperature: request.temperature ?? defaults.temperature,
    maxTokens: request.max_tokens ?? defaults.maxTokens,
    enableRag: request.enable_rag ?? false,
    timeoutSeconds: request.timeout_seconds ?? defaults.timeoutSeconds,
  };
}

/** Where a list goes on behind this one. */
export function toListCursor({ shelf, updatedAt, id }: Conversation): string {
  return encodeCursor({ at: updatedAt, id: `${shelf}${id}` });
}

/** @throws ValidationFailedError for what {@link toListCursor} did not make. */
export function fromListCursor(text: string): { shelf: Shelf; at: number; id: string } {
  const { at, id } = decodeCursor(text);
  const shelf = Object.values(SHELVES).find((one) => id.startsWith(String(one)));
  return { shelf: shelf ?? SHELVES.list, at, id: shelf === undefined ? id : id.slice(1) };
}

/** The shelf that a change leads to from where a conversation stands. */
export function shelfAfter(
  shelf: Shelf,
  { pinned, archived }: Pick<UpdateConversationRequest, 'pinned' | 'archived'>,
): Shelf {
  if (archived === true) return SHELVES.archive;
  if (pinned === true) return SHELVES.top;
  const isLeft = shelf === SHELVES.archive ? archived === false : pinned === false;
  return isLeft ? SHELVES.list : shelf;
}

/** All of a conversation but what is being made in it. */
export function toSummaryDto(conversation: Conversation): Omit<ConversationSummaryDto, 'active_run_id'> {
  const { config } = conversation;
  return {
    id: conversation.id,
    application_id: conversation.applicationId,
    user_id: conversation.userId,
    title: conversation.title,
    pinned: conversation.shelf === SHELVES.top,
    archived: conversation.shelf === SHELVES.archive,
    state: conversation.state,
    created_at: toTimestamp(conversation.createdAt),
    updated_at: toTimestamp(conversation.updatedAt),
    expires_at: toTimestamp(conversation.expiresAt),
    expired: hasExpired(conversation),
    context: conversation.metadata,
    pinned_message_ids: [...conversation.pinnedMessageIds],
    config: {
      model: config.model,
      temperature: config.temperature,
      max_tokens: config.maxTokens,
      enable_rag: config.enableRag,
      timeout_seconds: config.timeoutSeconds,
    },
  };
}
