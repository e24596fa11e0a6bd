import { APPLICATION_ID } from './application.js';
import { bodyOf, http } from './http-client.js';
import { type Conversation } from './types.js';

/** Starts a conversation of `userId` whose replies may use the knowledge base. */
export async function createConversation(userId: string): Promise<Conversation> {
  return bodyOf(
    await http.POST('/v1/conversations', {
      body: { application_id: APPLICATION_ID, user_id: userId, config: { enable_rag: true } },
    }),
  );
}
