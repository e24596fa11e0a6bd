import { type ChatPage } from './support/chat-page.js';
import { chip, contract, describeWithFiles, openerOfAll, QUESTION, sentWith } from './support/files.js';
import { violationsOf } from './support/violations-of.js';

describeWithFiles('files of a conversation', ({ visit, platform }) => {
  const documents = (chat: ChatPage, id = chat.conversationId) =>
    platform().call('GET', `/v1/conversations/${id}/documents`);

  it('are chosen, read, asked about and cited, are there after a reload, and go when they are removed', async () => {
    const chat = await visit();
    await chat.open();
    await chat.attach(contract);
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    expect(chat.conversationId).toMatch(/^conv_/);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.send(QUESTION);
    await chat.replies.getByText('seventy guineas').first().waitFor();
    await chat.settled();
    expect(await chat.files.count()).toBe(0);
    await sentWith(chat, 0).getByText('contract.md').waitFor();
    await chat.citations.first().click();
    await chat.mark.getByText('seventy guineas').waitFor();
    await chat.page.keyboard.press('Escape');

    await chat.page.reload();
    await sentWith(chat, 0).getByText('contract.md').waitFor();
    expect(await sentWith(chat, 0).getByText('no longer here').count()).toBe(0);
    await openerOfAll(chat).click();
    const panel = chat.page.getByRole('dialog', { name: 'Files of this conversation' });
    await panel.getByText('contract.md').waitFor();
    await panel.getByText('Ready').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Remove contract.md' }).click();
    const dialog = chat.page.getByRole('dialog', { name: 'Remove this file?' });
    await dialog.getByText('no reply finds it any more').waitFor();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await panel.getByText('There are no files').waitFor();
    expect(await panel.locator(':focus').count()).toBe(1);
    await chat.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await documents(chat)).toEqual([]);
    await sentWith(chat, 0).getByText('no longer here').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.send(`${QUESTION} Again, please.`);
    await chat.replies.nth(1).waitFor();
    await chat.settled();
    expect(await chat.replies.nth(1).innerText()).not.toContain('guineas');
    expect(await sentWith(chat, 1).count()).toBe(0);
  });

  it('stay to be seen where the conversation has ended, which takes no more, and are gone with it', async () => {
    const chat = await visit();
    await chat.open();
    await chat.attach(contract);
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    await chat.send(QUESTION);
    await chat.replies.getByText('seventy guineas').first().waitFor();
    await chat.settled();
    const { conversationId } = chat;
    await platform().call('DELETE', `/v1/conversations/${conversationId}`);
    await chat.page.getByText('This conversation has ended').waitFor();
    await chat.page.reload();
    await chat.page.getByText('This conversation has ended').waitFor();
    expect(await chat.button('Add files').count()).toBe(0);
    await openerOfAll(chat).click();
    await chat.panel.getByText('contract.md').waitFor();
    await chat.page.keyboard.press('Escape');

    await chat.act(QUESTION, 'Delete');
    await chat.panel.getByText('Its 1 file is deleted with it.').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await chat.composer.waitFor();
    await expect(documents(chat, conversationId)).rejects.toThrow('404');
  });

  it('have an expired conversation go on', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    await chat.replies.first().waitFor();
    await chat.settled();
    const { conversationId } = chat;
    platform().age(conversationId, 60 * 24);
    await chat.page.reload();
    await chat.page.getByText('This conversation expired').waitFor();
    await chat.attach(contract);
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    expect(chat.conversationId).toBe(conversationId);
  });

  it('are not offered where the application does not let people', async () => {
    await platform().call('PUT', '/v1/applications/app_plain/page', { shows: { files: false } });
    const chat = await visit();
    await chat.open('/?application=app_plain');
    expect(await chat.button('Add files').count()).toBe(0);
    await chat.open();
    await chat.button('Add files').waitFor();
  });
});
