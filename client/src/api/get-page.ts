import { UnreachableError } from './api-error.js';
import { bodyOf, http } from './http-client.js';
import { type Page } from './types.js';

/** Nothing is drawn before the answer: whoever waits longer is to be told what is wrong. */
const LONGEST_MS = 15_000;

/** How an application is to be shown. @param applicationId undefined: the one that the server's page belongs to. */
export async function getPage(applicationId: string | undefined): Promise<Page> {
  const query = applicationId === undefined ? {} : { application_id: applicationId };
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort(new UnreachableError());
  }, LONGEST_MS);
  try {
    return bodyOf(await http.GET('/v1/page', { params: { query }, signal: limit.signal }));
  } finally {
    clearTimeout(timer);
  }
}
