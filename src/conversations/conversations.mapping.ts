import { toTimestamp } from '../common/clock.js';
import { type Conversation, type ConversationConfig, hasExpired } from '../sessions/conversation.js';
import { type ConversationSummaryDto } from './conversations.dto.js';
import { type ConversationConfigRequest } from './create-conversation.dto.js';

/** @param defaults what holds where the request does not say. */
export function toConfig(
  request: ConversationConfigRequest,
  defaults: { model: string; timeoutSeconds: number },
): ConversationConfig {
  return {
    model: request.model ?? defaults.model,
    temperature: request.temperature ?? 0.7,
    maxTokens: request.max_tokens ?? 1024,
    enableRag: request.enable_rag ?? false,
    timeoutSeconds: request.timeout_seconds ?? defaults.timeoutSeconds,
  };
}

export function toSummaryDto(conversation: Conversation): ConversationSummaryDto {
  const { config } = conversation;
  return {
    id: conversation.id,
    application_id: conversation.applicationId,
    user_id: conversation.userId,
    title: conversation.title,
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
