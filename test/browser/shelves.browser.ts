import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('the shelves of the list', ({ visit, exchange }) => {
  const link = (chat: ChatPage, name: string) => chat.page.getByRole('link', { name, exact: true });

  async function three(): Promise<ChatPage> {
    const chat = await visit();
    await chat.open();
    for (const name of ['First', 'Second', 'Third']) {
      await exchange(chat, name);
      await chat.button('New chat').click();
    }
    return chat;
  }

  it('pins one to the top, and takes the pin off', async () => {
    const chat = await three();
    const names = () => chat.conversations.getByRole('link').allInnerTexts();
    await chat.act('First', 'Pin');
    await chat.conversations.getByRole('heading', { name: 'Pinned' }).waitFor();
    expect(await names()).toEqual(['First', 'Third', 'Second']);
    await chat.act('First', 'Unpin');
    await chat.conversations.getByRole('heading', { name: 'Pinned' }).waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Third', 'Second', 'First']);
  });

  it('archives one, shows it in the archive, and puts it back', async () => {
    const chat = await three();
    await chat.act('First', 'Archive');
    await link(chat, 'First').waitFor({ state: 'detached' });
    await chat.page.getByRole('button', { name: 'Archive', exact: true }).click();
    await link(chat, 'First').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.act('First', 'Put back into the list');
    await chat.page.getByText('What you archive will be listed here.').waitFor();
    await chat.button('Back to the list').click();
    await link(chat, 'First').waitFor();
  });

  it('deletes many at once by the keyboard, after asking once', async () => {
    const chat = await three();
    const { keyboard } = chat.page;
    await chat.button('Choose several').press('Enter');
    await chat.page.getByText('0 chosen').waitFor();
    // The list is one stop for Tab; the arrow keys walk it.
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await chat.page.getByText('2 chosen').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Delete').click();
    await chat.page.getByText('Delete 2 conversations?').waitFor();
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await link(chat, 'First').waitFor();
    expect(await chat.conversations.getByRole('link').allInnerTexts()).toEqual(['First']);
    await chat.page.reload();
    await link(chat, 'First').waitFor();
    expect(await chat.conversations.getByRole('link').allInnerTexts()).toEqual(['First']);
  });
});
