import { type Locator, type Route } from 'playwright-core';
import { type ChatPage } from './chat-page.js';
import { type BrowserSuite, describeInBrowser } from './describe-in-browser.js';

const ENVIRONMENT = {
  ...{ DEFAULT_MODEL: 'offline', OFFLINE_WORDS_PER_SECOND: '0' },
  ...{ MAX_UPLOAD_BYTES: '100000', MAX_CONVERSATION_DOCUMENTS: '3' },
};
export const QUESTION = 'What does the tenant of the lighthouse pay?';
export const CONTRACT = '# Contract\n\nThe tenant of the lighthouse pays seventy guineas each spring.';

/** A file as it is chosen. */
export const textFile = (name: string, content: string) => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(content),
});
export const contract = textFile('contract.md', CONTRACT);
export const rules = textFile('rules.md', '# Rules\n\nThe lamp burns all night.');
export const picture = {
  ...textFile('photo.png', ''),
  buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
};

/** A suite with a server whose conversations take three files, of 100 kB at most. */
export function describeWithFiles(name: string, define: (suite: BrowserSuite) => void): void {
  describeInBrowser(name, () => Promise.resolve(ENVIRONMENT), define);
}

/** A file above the message box. */
export const chip = (chat: ChatPage, name: string): Locator => chat.files.filter({ hasText: name });

/** Those that a message went with. */
export const sentWith = (chat: ChatPage, question: number): Locator =>
  chat.questions
    .nth(question)
    .getByRole('list', { name: 'Files sent with this message' })
    .getByRole('listitem');

/** What opens the list of all files of the conversation. */
export const openerOfAll = (chat: ChatPage): Locator =>
  chat.page.getByRole('button', { name: /in this conversation/ });

/** Has the page hear that no file is read yet, until it is let go on. */
export async function keepUnread(chat: ChatPage): Promise<() => void> {
  let isOver = false;
  const answer = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    if (isOver || route.request().method() === 'DELETE') {
      await route.fulfill({ response });
      return;
    }
    const unread = { state: 'processing', progress: { stage: 'reading', done: 1, total: 4 } };
    const body = (await response.json()) as object | object[];
    const json = Array.isArray(body)
      ? body.map((file: object) => ({ ...file, ...unread }))
      : { ...body, ...unread };
    await route.fulfill({ response, json });
  };
  await chat.page.route('**/v1/conversations/*/documents', answer);
  return () => {
    isOver = true;
  };
}
