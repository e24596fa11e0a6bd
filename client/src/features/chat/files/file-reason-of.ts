import { ApiError, messageOf } from '../../../api/api-error.js';
import { type filesTexts } from '../../../shared/texts/en/files.js';
import { uploadsTexts } from '../../../shared/texts/en/uploads.js';

/** Why a file was not taken, in words for whoever chose it. */
export function fileReasonOf(t: ReturnType<typeof filesTexts.get>, error: unknown, maxFiles: number): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  switch (error.code) {
    case 'conversation_documents_limit':
      return t.tooMany(maxFiles);
    case 'conversation_bytes_limit':
      return t.tooMuch;
    case 'attached_bytes_limit':
      return t.allFull;
    case 'user_attached_bytes_limit':
      return t.yoursFull;
    case 'document_unsupported':
      return t.unsupported;
    case 'conversation_not_active':
      return t.closed;
    case 'files_not_allowed':
      return t.notAllowed;
    default:
      return error.status === 413 ? uploadsTexts.get().tooLarge : error.message;
  }
}
