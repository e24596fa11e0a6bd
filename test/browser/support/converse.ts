import { type ChatPage } from './chat-page.js';
import { type Platform } from './platform.js';

/** Has a conversation on the page of so many questions (`Message 1.` and on) and their answers, and loads it anew. */
export async function converse(chat: ChatPage, platform: Platform, exchanges: number): Promise<void> {
  await chat.open();
  await chat.send('Message 1.');
  await chat.button('Regenerate').last().waitFor();
  for (let number = 2; number <= exchanges; number += 1) {
    await platform.call('POST', `/v1/conversations/${chat.conversationId}/messages`, {
      content: `Message ${number}.`,
    });
  }
  await chat.page.reload();
}
