import { page } from './application.js';
import { bodyOf, http } from './http-client.js';
import { type Conversation, type ConversationConfig } from './types.js';

/** Starts a conversation of `userId` whose replies may use the knowledge base. @param config how else they are made. */
export async function createConversation(
  userId: string,
  config: ConversationConfig = {},
): Promise<Conversation> {
  return bodyOf(
    await http.POST('/v1/conversations', {
      body: {
        application_id: page.get().application_id,
        user_id: userId,
        config: { enable_rag: true, ...config },
      },
    }),
  );
}
