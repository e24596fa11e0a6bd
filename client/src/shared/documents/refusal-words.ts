import { ApiError, messageOf } from '../../api/api-error.js';
import { sizeWords } from '../lib/size-words.js';
import { refusalsTexts } from '../texts/en/refusals.js';
import { uploadsTexts } from '../texts/en/uploads.js';

/** Why something of documents was refused, in the language of the page; what has no words there is told by the server's. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  const t = refusalsTexts.get();
  const { limit } = error.members;
  switch (error.code) {
    case 'uploads_busy':
    case 'overloaded':
      return t.busy;
    case 'requests_limit':
      return t.tooOften;
    case 'request_too_slow':
      return t.tooSlow;
    case 'storage_full':
      return t.noRoom;
    case 'internal_error':
      return t.trouble;
    case 'document_not_found':
      return t.gone;
    case 'document_unsupported':
      return t.unsupported;
    case 'application_not_yours':
      return t.otherApplication;
    default:
      return (typeof limit === 'number' ? limitWords(error.code, limit) : undefined) ?? wordsOf(error);
  }
}

function limitWords(code: string, limit: number): string | undefined {
  const t = refusalsTexts.get();
  if (code === 'documents_limit') return t.tooManyDocuments(limit);
  if (code === 'knowledge_characters_limit') return t.tooMuchText({ limit });
  return code === 'knowledge_bytes_limit' ? t.tooMuchData({ limit: sizeWords(limit) }) : undefined;
}

const wordsOf = (error: ApiError) => (error.status === 413 ? uploadsTexts.get().tooLarge : messageOf(error));
