import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { SendMessageRequest } from './messages.dto.js';

/** Why a reply could not be made, told to a caller who waits for it. */
export const REPLY_FAILURES = {
  502: [
    'model_authentication_failed',
    'model_not_found',
    'model_rate_limited',
    'model_rejected_request',
    'model_context_too_long',
    'model_failed',
    'model_unreachable',
    'model_stream_cut',
    'model_answer_unreadable',
    'internal_error',
  ],
  504: ['model_timeout', 'model_first_token_timeout', 'model_silence_timeout'],
};

export const MESSAGE = {
  type: SendMessageRequest,
  examples: {
    question: { summary: 'A question', value: { content: 'Tell me about savings accounts' } },
    impatient: {
      summary: 'With notes of your own, and before whatever is being answered',
      value: {
        content: 'Tell me about checking accounts instead',
        metadata: { channel: 'web' },
        multitask_strategy: 'interrupt',
      },
    },
    beginning: {
      summary: 'On a branch of its own, from the very beginning',
      value: { content: 'Tell me about loans', parent_id: null },
    },
  },
};

/** What every way to have a reply made shares. @param unavailable more codes of a 503. */
export function MakesReply(...unavailable: readonly string[]): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Makes sending again safe: the same key with the same body leads to the first run. Kept for 24 hours.',
    }),
    ApiProblems({
      429: ['running_runs_limit', 'tokens_limit', 'user_tokens_limit'],
      503: ['shutting_down', 'reply_handed_over', ...unavailable],
    }),
  );
}

/** What the ways of sending a message share. */
export function SendsMessage(...unavailable: readonly string[]): MethodDecorator {
  return applyDecorators(
    MakesReply(...unavailable),
    ApiProblems({
      ...BODY_PROBLEMS,
      404: ['conversation_not_found', 'message_not_found', 'prompt_template_not_found'],
      409: ['conversation_not_active', 'conversation_busy', 'queue_full', 'message_withdrawn'],
      422: [
        'validation_failed',
        'model_not_configured',
        'prompt_variable_missing',
        'prompt_too_long',
        'idempotency_key_reused',
        'message_too_long_for_model',
        'pinned_too_long_for_model',
        'document_not_in_conversation',
      ],
    }),
  );
}
