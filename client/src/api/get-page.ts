import { bodyOf, http } from './http-client.js';
import { type Page } from './types.js';

/** How an application is to be shown. @param applicationId undefined: the one that the server's page belongs to. */
export async function getPage(applicationId: string | undefined): Promise<Page> {
  const query = applicationId === undefined ? {} : { application_id: applicationId };
  return bodyOf(await http.GET('/v1/page', { params: { query } }));
}
