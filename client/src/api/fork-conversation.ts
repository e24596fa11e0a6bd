import { bodyOf, http } from './http-client.js';
import { type Conversation } from './types.js';

/** Starts a conversation that begins as this one did, up to and with a message; with all of it where none is named. */
export async function forkConversation(conversationId: string, messageId?: string): Promise<Conversation> {
  return bodyOf(
    await http.POST('/v1/conversations/{conversation_id}/fork', {
      params: { path: { conversation_id: conversationId } },
      body: messageId === undefined ? {} : { message_id: messageId },
    }),
  );
}
