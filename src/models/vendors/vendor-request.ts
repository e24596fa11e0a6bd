import { type LanguageModelV4CallOptions, type LanguageModelV4Message } from '@ai-sdk/provider';
import { type JsonObject } from '../../common/json.js';
import { type ChatMessage, type ChatRequest } from '../chat-request.js';
import { continuationMessages } from '../continuation/continuation.js';
import { type Form, wayOf } from '../continuation/continuation-dialect.js';
import { tokensLeft } from '../continuation/tokens-left.js';
import { joinEqualRoles } from '../endpoint/join-equal-roles.js';

/** How a request is written. Kept with what was sent: whoever changes what it means loses that. */
export interface VendorManner {
  /** How a text that is gone on with is told. */
  readonly form: Form;
  readonly withTemperature: boolean;
}

export function mannerToJson({ form, withTemperature }: VendorManner): JsonObject {
  return { form, with_temperature: withTemperature };
}

/** @param manner as {@link mannerToJson} wrote it. */
export function mannerFromJson({ form, with_temperature: withTemperature }: JsonObject): VendorManner {
  return { form: form as Form, withTemperature: withTemperature === true };
}

/** What the client of a vendor is given. */
export function toOptions(
  request: ChatRequest,
  { form, withTemperature }: VendorManner,
): LanguageModelV4CallOptions {
  const messages = [...joinEqualRoles(request.messages), ...writeContinuation(request, form)];
  return {
    prompt: messages.map(toPrompt),
    maxOutputTokens: tokensLeft(request),
    ...(withTemperature && { temperature: request.temperature }),
  };
}

/**
 * A beginning must not end with white space, so the client takes that away, and the answer may say it once more.
 * @returns it.
 */
export function blankBefore({ continuation }: ChatRequest, form: Form): string {
  if (!continuation || wayOf(form) === 'instruction') return '';
  return /\s*$/.exec(continuation.text)?.[0] ?? '';
}

/** A beginning must not be blank either. */
function writeContinuation({ continuation }: ChatRequest, form: Form): ChatMessage[] {
  if (!continuation || continuation.text.trim() === '') return [];
  return continuationMessages(wayOf(form), continuation.text);
}

function toPrompt({ role, content }: ChatMessage): LanguageModelV4Message {
  if (role === 'system') return { role, content };
  return { role, content: [{ type: 'text', text: content }] };
}
