/** What an upload says it is. */
export interface UploadedFile {
  bytes: Uint8Array;
  fileName: string;
  /** As in `Content-Type`, with parameters or without; empty when nothing was said. */
  mediaType: string;
}
