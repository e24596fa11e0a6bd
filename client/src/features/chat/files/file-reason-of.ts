import { ApiError } from '../../../api/api-error.js';
import { refusalWords } from '../../../shared/documents/refusal-words.js';
import { type filesTexts } from '../../../shared/texts/en/files.js';

/** Why a file was not taken, in words for whoever chose it. */
export function fileReasonOf(t: ReturnType<typeof filesTexts.get>, error: unknown, maxFiles: number): string {
  switch (error instanceof ApiError && error.code) {
    case 'conversation_documents_limit':
      return t.tooMany(maxFiles);
    case 'conversation_bytes_limit':
      return t.tooMuch;
    case 'attached_bytes_limit':
      return t.allFull;
    case 'user_attached_bytes_limit':
      return t.yoursFull;
    case 'conversation_not_active':
      return t.closed;
    case 'files_not_allowed':
      return t.notAllowed;
    default:
      return refusalWords(error);
  }
}
