import { bodyOf, http } from './http-client.js';
import { type Conversation, type ConversationConfig } from './types.js';

/** Changes how the replies of a conversation are made, from the next one on. What is left out stays. */
export async function configureConversation(id: string, config: ConversationConfig): Promise<Conversation> {
  return bodyOf(
    await http.PATCH('/v1/conversations/{conversation_id}', {
      params: { path: { conversation_id: id } },
      body: { config },
    }),
  );
}
