import { IsOptional } from 'class-validator';
import { IsText } from '../http/is-text.js';
import { MAX_TITLE_LENGTH } from '../knowledge/documents/document-title.js';

/** What goes with a file for one conversation. */
export class UploadConversationDocumentRequest {
  /** The file's own title, or its name, where it is left out. @example "My contract" */
  @IsOptional()
  @IsText({ maxLength: MAX_TITLE_LENGTH })
  title?: string;
}
