import { type DocumentSummary } from './types.js';
import { upload } from './upload.js';
import { visitor } from './visit.js';

export interface FileToAttach {
  file: File;
  /** In the folder that it was dropped with, or its name. */
  path: string;
}

export interface Attached {
  document: DocumentSummary;
  /** Whether the conversation did not have it before. */
  isNew: boolean;
}

/**
 * Puts a file into a conversation; it is read from then on.
 * @param onShare how much of it is gone, from 0 to 1.
 * @throws BusyError, UnreachableError, which may pass; ApiError for a refusal; DOMException `AbortError`.
 */
export async function attachFile(
  conversationId: string,
  { file }: FileToAttach,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Attached> {
  const form = new FormData();
  form.set('file', file, file.name);
  const path = `/v1/conversations/${encodeURIComponent(conversationId)}/documents`;
  const { status, body } = await upload(
    { method: 'POST', path, bearer: visitor?.token ?? null, form },
    onShare,
    signal,
  );
  return { document: body as DocumentSummary, isNew: status !== 200 };
}
