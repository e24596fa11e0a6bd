import { type UploadedFile } from '../uploaded-file.js';

/** An upload of which nothing is told but its name. */
export function aFile(fileName: string, content: string | Uint8Array, mediaType = ''): UploadedFile {
  return {
    fileName,
    mediaType,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  };
}
