import { type DocumentProperties, type DocumentWarning } from './document.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';

/** What a document is to become; what is left out stays as it is. */
export interface IngestionInput extends DocumentProperties {
  content?: string | undefined;
  contentHash?: string | undefined;
  version?: number | undefined;
  mediaType?: string | undefined;
  fileName?: string | null | undefined;
  /** See {@link UploadedFile}. */
  keepsEverything?: boolean | undefined;
  enabled?: boolean | undefined;
  warnings?: readonly DocumentWarning[] | undefined;
}

/** Whether the text is known, or has still to be read from a file. */
export type JobKind = 'text' | 'file';

/** A document, or its next version, that waits to be taken in. */
export interface IngestionJob {
  documentId: string;
  applicationId: string;
  /** Another one whenever the job changes. */
  token: string;
  input: IngestionInput;
  /** What the text has still to be read from. */
  file: UploadedFile | undefined;
  /** How often it was begun before. */
  attempts: number;
  /** The characters to be indexed, where they are known. */
  size: number;
}
