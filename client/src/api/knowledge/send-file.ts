import { type KnowledgeDocument } from '../types.js';
import { upload } from '../upload.js';
import { applicationKey } from './application-key.js';

export interface FileToSend {
  applicationId: string;
  file: File;
  /** Where it lay in the folder that was chosen: kept with the document. */
  path: string;
  /** The server's own where it is empty. */
  category: string;
  keepsEverything: boolean;
  /** The document in whose place it is put; null for one of its own. */
  replaces: string | null;
}

export interface Sent {
  document: KnowledgeDocument;
  /** Whether it was not there before. */
  isNew: boolean;
}

/**
 * Hands a file over.
 * @param onShare how much of it is gone, from 0 to 1.
 * @throws BusyError, UnreachableError, which may pass; ApiError for a refusal; DOMException `AbortError`.
 */
export async function sendFile(
  what: FileToSend,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const path = '/v1/knowledge/documents';
  const form = formOf(what);
  const sent = { bearer: applicationKey.held, form };
  const { status, body } = await upload(
    what.replaces === null
      ? { method: 'POST', path, ...sent }
      : { method: 'PUT', path: `${path}/${encodeURIComponent(what.replaces)}`, ...sent },
    onShare,
    signal,
  );
  return { document: body as KnowledgeDocument, isNew: status !== 200 };
}

function formOf({ applicationId, file, path, category, keepsEverything, replaces }: FileToSend): FormData {
  const form = new FormData();
  if (replaces === null) form.set('application_id', applicationId);
  if (category !== '') form.set('category', category);
  if (path !== file.name) form.set('metadata', JSON.stringify({ path }));
  if (keepsEverything) form.set('keep_everything', 'true');
  form.set('file', file, file.name);
  return form;
}
