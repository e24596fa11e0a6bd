import { type JsonObject } from '../common/json.js';
import { type ChatMessage, type ChatPassage } from '../models/chat-request.js';

/** Exactly what one run sent to the model. */
export interface Manifest {
  model: string;
  temperature: number;
  maxTokens: number;
  timeoutSeconds: number;
  promptTemplateId: string;
  promptVersion: string;
  messages: readonly ChatMessage[];
  /** The passages put before the model, by the numbers it may cite. */
  passages: readonly ManifestPassage[];
}

export interface ManifestPassage extends ChatPassage {
  passageId: string;
  score: number;
}

/** The manifest as it is stored and as the API answers it. */
export function toManifestJson(manifest: Manifest): JsonObject {
  return {
    model: manifest.model,
    temperature: manifest.temperature,
    max_tokens: manifest.maxTokens,
    timeout_seconds: manifest.timeoutSeconds,
    prompt_template_id: manifest.promptTemplateId,
    prompt_version: manifest.promptVersion,
    messages: manifest.messages.map((message) => ({ role: message.role, content: message.content })),
    passages: manifest.passages.map((passage) => ({
      number: passage.number,
      passage_id: passage.passageId,
      document_id: passage.documentId,
      title: passage.title,
      text: passage.text,
      score: passage.score,
    })),
  };
}
