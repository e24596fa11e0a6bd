import { type ChatRequest } from '../models/chat-request.js';
import { type ManifestContentDto } from './manifest.dto.js';

/** What is sent to the model: what the manifest says, and nothing else. */
export function toChatRequest(manifest: ManifestContentDto): ChatRequest {
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
  };
}
