/** What an upload says it is. */
export interface UploadedFile {
  bytes: Uint8Array;
  fileName: string;
  /** As in `Content-Type`, with parameters or without; empty when nothing was said. */
  mediaType: string;
  /** Whether what surrounds the content is text as well: menus and banners of web pages, what stands on every page of a PDF. */
  keepsEverything?: boolean | undefined;
}
