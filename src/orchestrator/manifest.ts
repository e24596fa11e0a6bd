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
  /** Whether anything was looked for: then no passages means that nothing was found. */
  knowledgeSearched: boolean;
}

export interface ManifestPassage extends ChatPassage {
  passageId: string;
  documentVersion: number;
  /** Where it stands in the document's content, in UTF-16 code units; the end is exclusive. */
  start: number;
  end: number;
  /** The headings above it, the outermost first. */
  headings: readonly string[];
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
    knowledge_searched: manifest.knowledgeSearched,
    passages: manifest.passages.map((passage) => ({
      number: passage.number,
      passage_id: passage.passageId,
      document_id: passage.documentId,
      document_version: passage.documentVersion,
      title: passage.title,
      start: passage.start,
      end: passage.end,
      headings: [...passage.headings],
      text: passage.text,
      score: passage.score,
    })),
  };
}
