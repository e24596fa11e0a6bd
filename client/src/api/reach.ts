import { ApiError, UnreachableError } from './api-error.js';
import { visitor } from './visit.js';

/** `fetch` in the name of the page's visitor, that tells apart the reader who left (`AbortError`) and the server that could not be reached. */
export async function reach(request: Request): Promise<Response> {
  if (visitor) request.headers.set('authorization', `Bearer ${visitor.token}`);
  try {
    return await fetch(request);
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
