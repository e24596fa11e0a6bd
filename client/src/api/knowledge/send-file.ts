import { ApiError, UnreachableError } from '../api-error.js';
import { type KnowledgeDocument } from '../types.js';
import { applicationKey } from './application-key.js';
import { BusyError } from './busy-error.js';

/** Answers of a server that may take it a little later. */
const BUSY: readonly number[] = [408, 429, 502, 503, 504];

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
 * Hands a file over. By `XMLHttpRequest`, as `fetch` does not tell how much of a body is gone.
 * @param onShare how much of it is gone, from 0 to 1.
 * @throws BusyError, UnreachableError, which may pass; ApiError for a refusal; DOMException `AbortError`.
 */
export function sendFile(
  what: FileToSend,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const path = '/v1/knowledge/documents';
    if (what.replaces === null) request.open('POST', path);
    else request.open('PUT', `${path}/${encodeURIComponent(what.replaces)}`);
    if (applicationKey.held !== null) {
      request.setRequestHeader('authorization', `Bearer ${applicationKey.held}`);
    }
    const leave = () => {
      request.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onShare(loaded / total);
    };
    request.onabort = () => {
      reject(new DOMException('Aborted', 'AbortError'));
    };
    request.onerror = () => {
      reject(new UnreachableError());
    };
    request.onload = () => {
      signal.removeEventListener('abort', leave);
      read(request).then(resolve, reject);
    };
    request.send(formOf(what));
  });
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

async function read(request: XMLHttpRequest): Promise<Sent> {
  const { status, responseText } = request;
  if (status >= 200 && status < 300) {
    return { document: JSON.parse(responseText) as KnowledgeDocument, isNew: status !== 200 };
  }
  const refusal = await ApiError.from(new Response(responseText, { status }));
  if (!BUSY.includes(status)) throw refusal;
  const seconds = Number(request.getResponseHeader('retry-after') ?? Number.NaN);
  throw new BusyError(refusal.message, Number.isFinite(seconds) ? seconds * 1000 : null);
}
