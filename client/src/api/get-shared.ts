import { bodyOf, httpAsNobody } from './http-client.js';
import { type SharedConversation } from './types.js';

/** What is shared by a link, a part at a time. Nobody is asked who they are, and nobody says so. */
export async function getShared(
  secret: string,
  from: number,
  signal?: AbortSignal,
): Promise<SharedConversation> {
  return bodyOf(
    await httpAsNobody.GET('/v1/shared/{secret}', {
      params: { path: { secret }, query: { from } },
      ...(signal && { signal }),
    }),
  );
}
