import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('a search in conversations', ({ visit, exchange, nextReply }) => {
  const field = (chat: ChatPage) => chat.page.getByLabel('Search conversations');
  const results = (chat: ChatPage) => chat.page.getByRole('region', { name: 'What was found' });

  /** What was said a moment ago is read behind the turn: until then it is not found. */
  async function search(chat: ChatPage, words: string, atLeast: number): Promise<void> {
    await until(`${words} is found`, async () => {
      await field(chat).fill('');
      await field(chat).fill(words);
      await results(chat)
        .getByText(/^\d+ places?$/)
        .waitFor();
      return (await results(chat).getByRole('link').count()) >= atLeast;
    });
  }

  it('leads to a message far up and on another branch by the keyboard, and marks it', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Birds');
    await exchange(chat, 'A word about pelicans');
    const id = chat.conversationId;
    // On another branch now: the last question is put in other words.
    await chat.questions.last().hover();
    await chat.questions.last().getByRole('button', { name: 'Edit message' }).click();
    await chat.page.getByLabel('Edit your message').fill('A word about herons');
    await chat.page.getByLabel('Edit your message').press('Enter');
    const reply = await nextReply();
    reply.say('Yes.');
    reply.end();
    await chat.settled();
    await chat.questions.getByText('herons').waitFor();
    await chat.button('New chat').click();
    await exchange(chat, 'Something else');

    await search(chat, 'pelican', 1);
    expect(await results(chat).locator('mark').allInnerTexts()).toEqual(['pelicans']);
    expect(await violationsOf(chat.page)).toEqual([]);
    await field(chat).press('Tab');
    await chat.page.keyboard.press('Enter');
    const marked = chat.page.locator('li[data-marked]');
    await marked.getByText('A word about pelicans').waitFor();
    expect(chat.conversationId).toBe(id);
    await chat.page.locator('li[data-marked]:focus').waitFor();
    await chat.page.reload();
    await marked.waitFor();

    await field(chat).press('Escape');
    await chat.conversations.getByRole('link', { name: 'Something else' }).waitFor();
  });

  it('tells that nothing was found', async () => {
    const chat = await visit();
    await chat.open();
    await field(chat).fill('nowhere');
    await results(chat).getByText('0 places').waitFor();
  });
});
