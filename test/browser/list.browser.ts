import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('a list of conversations that changes elsewhere', ({ visit, exchange, platform }) => {
  const link = (chat: ChatPage, name: string) => chat.conversations.getByRole('link', { name, exact: true });

  it('follows another tab at once', async () => {
    const one = await visit();
    await one.open();
    await exchange(one, 'First');
    const other = await one.secondTab();
    await other.button('New chat').click();
    await link(other, 'First').waitFor();

    await one.lookAt();
    await one.button('New chat').click();
    await exchange(one, 'Second');
    await link(other, 'Second').waitFor();
    await one.act('First', 'Rename');
    await one.page.getByLabel('Conversation name').fill('Renamed');
    await one.page.getByLabel('Conversation name').press('Enter');
    await link(other, 'Renamed').waitFor();
    await one.act('Renamed', 'Delete');
    await one.button('Delete').click();
    await link(other, 'Renamed').waitFor({ state: 'detached' });
    await link(other, 'Second').waitFor();
  });

  it('follows what programs do, without being loaded anew', async () => {
    const chat = await visit();
    await chat.page.clock.install();
    await chat.open();
    await exchange(chat, 'Mine');
    const id = chat.conversationId;
    const user = await chat.page.evaluate<string>(`localStorage.getItem('user_id')`);
    const created = (await platform().call('POST', '/v1/conversations', {
      application_id: 'app_retail_banking',
      user_id: user,
    })) as { id: string };
    await platform().call('PATCH', `/v1/conversations/${created.id}`, { title: 'By a program' });
    await chat.page.clock.fastForward(11_000);
    await link(chat, 'By a program').waitFor();
    await platform().call('DELETE', `/v1/conversations/${created.id}`);
    await chat.page.clock.fastForward(11_000);
    await chat.conversations.getByText('Ended').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await platform().call('DELETE', `/v1/conversations/${created.id}?erase=true`);
    await chat.page.clock.fastForward(11_000);
    await link(chat, 'By a program').waitFor({ state: 'detached' });

    // Of the one on view it hears at once.
    await platform().call('DELETE', `/v1/conversations/${id}`);
    await chat.conversations.getByText('Ended').waitFor();
    await platform().call('DELETE', `/v1/conversations/${id}?erase=true`);
    await chat.page.getByText('Your conversations will be listed here.').waitFor();
  });

  it('stays as it is where it could not be read again, which nobody has asked for', async () => {
    const chat = await visit();
    await chat.page.clock.install();
    await chat.open();
    await exchange(chat, 'First');
    await link(chat, 'First').waitFor();
    await chat.page.route('**/v1/conversations?*', (route) => route.abort());
    const tried = chat.page.waitForEvent('requestfailed');
    await exchange(chat, 'More');
    await tried;
    await chat.settled();
    expect(await chat.page.getByRole('alert').count()).toBe(0);
    await link(chat, 'First').waitFor();
  });
});
