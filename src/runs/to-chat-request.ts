import { type ChatRequest } from '../models/chat-request.js';
import { type ManifestContentDto } from './manifest.dto.js';

/** What there is of the reply when a call is made; an empty text where it is to begin. */
export interface ReplyBefore {
  readonly text: string;
  /** How much of that does not count against the limit of tokens. */
  readonly uncounted: number;
}

/** What is sent to the model: what the manifest says and what it is to go on with, and nothing else. */
export function toChatRequest(manifest: ManifestContentDto, { text, uncounted }: ReplyBefore): ChatRequest {
  return {
    messages: manifest.messages,
    passages: manifest.passages.map(({ number, document_id, title, text }) => ({
      number,
      documentId: document_id,
      title,
      text,
    })),
    knowledgeSearched: manifest.knowledge_searched,
    temperature: manifest.temperature,
    maxTokens: manifest.max_tokens,
    timeoutMs: manifest.timeout_seconds * 1_000,
    ...(text !== '' && { continuation: { text, ...(uncounted > 0 && { uncounted }) } }),
  };
}
