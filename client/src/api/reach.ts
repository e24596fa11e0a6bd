import { ApiError, UnreachableError } from './api-error.js';

/** `fetch` that tells apart the reader who left (`AbortError`) and the server that could not be reached. */
export async function reach(request: Request): Promise<Response> {
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
