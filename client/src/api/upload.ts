import { tellHost } from '../shared/lib/host.js';
import { ApiError, UnreachableError } from './api-error.js';
import { BusyError } from './busy-error.js';

/** Answers of a server that may take it a little later. */
const BUSY: readonly number[] = [408, 429, 502, 503, 504];

interface FormToSend {
  method: 'POST' | 'PUT';
  path: string;
  /** Null where nobody asks for one. */
  bearer: string | null;
  form: FormData;
}

export interface Uploaded {
  status: number;
  /** As JSON says it. */
  body: unknown;
}

/**
 * Sends a form with a file. By `XMLHttpRequest`, as `fetch` does not tell how much of a body is gone.
 * @param onShare how much of it is gone, from 0 to 1.
 * @throws BusyError, UnreachableError, which may pass; ApiError for a refusal; DOMException `AbortError`.
 */
export function upload(
  { method, path, bearer, form }: FormToSend,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    if (bearer !== null) request.setRequestHeader('authorization', `Bearer ${bearer}`);
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
    request.send(form);
  });
}

async function read(request: XMLHttpRequest): Promise<Uploaded> {
  const { status, responseText } = request;
  if (status >= 200 && status < 300) return { status, body: JSON.parse(responseText) };
  if (status === 401) tellHost({ chat: 'token-wanted' });
  const refusal = await ApiError.from(new Response(responseText, { status }));
  if (!BUSY.includes(status)) throw refusal;
  const seconds = Number(request.getResponseHeader('retry-after') ?? Number.NaN);
  throw new BusyError(refusal.message, Number.isFinite(seconds) ? seconds * 1000 : null);
}
