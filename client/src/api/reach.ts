import { ApiError, UnreachableError } from './api-error.js';
import { tellHost } from '../shared/lib/host.js';
import { visitor } from './visit.js';

/** `fetch` in the name of the page's visitor. */
export function reach(request: Request): Promise<Response> {
  return reachAs(visitor?.token ?? null, request);
}

/** `fetch` that tells apart the reader who left (`AbortError`) and the server that could not be reached. */
export async function reachAs(bearer: string | null, request: Request): Promise<Response> {
  if (bearer !== null) request.headers.set('authorization', `Bearer ${bearer}`);
  try {
    const response = await fetch(request);
    if (response.status === 401) tellHost({ chat: 'token-wanted' });
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new UnreachableError({ cause: error });
  }
}

/** @throws ApiError for a refusal. */
export async function checked(response: Response): Promise<Response> {
  if (!response.ok) throw await ApiError.from(response);
  return response;
}
