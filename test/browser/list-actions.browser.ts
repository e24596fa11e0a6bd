import { type Route } from 'playwright-core';
import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { until } from './support/until.js';

const PHONE = { viewport: { width: 390, height: 844 } };

/** Requests that wait for the test, each of which `release` lets go on. */
async function hold(chat: ChatPage, url: string | RegExp, method: string, answerFirst = false) {
  const held: (() => void)[] = [];
  let released = false;
  const isOpen = () => released;
  await chat.page.route(url, async (route: Route) => {
    if (isOpen() || route.request().method() !== method) {
      await route.fallback();
      return;
    }
    const response = answerFirst ? await route.fetch() : undefined;
    if (!isOpen()) await new Promise<void>((resolve) => held.push(resolve));
    await (response ? route.fulfill({ response }) : route.continue());
  });
  return {
    come: () => until('the request is made', () => Promise.resolve(held.length > 0)),
    release: () => {
      released = true;
      held.forEach((go) => {
        go();
      });
    },
  };
}

describeWithModel('what is done in the list of conversations', ({ visit, exchange, nextReply, platform }) => {
  const link = (chat: ChatPage, name: string) => chat.page.getByRole('link', { name, exact: true });
  const focused = (chat: ChatPage) =>
    chat.page.evaluate<string>('document.activeElement.ariaLabel || document.activeElement.innerText');
  const focusOn = (chat: ChatPage, name: string) =>
    until(`the focus is on ${name}`, async () => (await focused(chat)) === name);

  async function withConversations(...names: string[]): Promise<ChatPage> {
    const chat = await visit();
    await chat.open();
    for (const name of names) {
      await chat.button('New chat').click();
      await exchange(chat, name);
    }
    return chat;
  }

  it('is left by Escape, which stops no reply', async () => {
    const chat = await withConversations('First', 'Second');
    await chat.send('Tell me more');
    const reply = await nextReply();
    reply.say('As far as this');
    await chat.replies.getByText('As far as this').waitFor();
    await chat.button('Choose several').click();
    await chat.page.getByText('0 chosen').waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.button('Choose several').waitFor();
    await chat.page.getByLabel('Search conversations').fill('words');
    await chat.page.keyboard.press('Escape');
    await chat.button('Choose several').waitFor();
    reply.say(', and further.');
    reply.end();
    await chat.replies.getByText('As far as this, and further.').waitFor();
    await chat.settled();
    expect(await chat.replies.getByText('Stopped').count()).toBe(0);
  });

  it('is left by Escape, which leaves the drawer open', async () => {
    const chat = await withConversations('First', 'Second');
    await chat.page.setViewportSize(PHONE.viewport);
    await chat.button('Open conversations').click();
    await chat.button('Choose several').click();
    await chat.page.getByText('0 chosen').waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.button('Choose several').waitFor();
    await chat.page.getByLabel('Search conversations').fill('words');
    await chat.page.keyboard.press('Escape');
    await chat.button('Choose several').waitFor();
  });

  it('leaves the reader where he has gone on to before it was done', async () => {
    const chat = await withConversations('First', 'Second');
    const erasures = await hold(chat, '**/v1/conversations/*', 'DELETE');
    await chat.act('Second', 'Delete');
    await chat.button('Delete').click();
    await erasures.come();
    await link(chat, 'First').click();
    await chat.questions.getByText('First').waitFor();
    const { conversationId } = chat;
    const done = chat.page.waitForResponse((response) => response.request().method() === 'DELETE');
    erasures.release();
    await done;
    await chat.page.evaluate('new Promise((resolve) => setTimeout(resolve))');
    expect(chat.conversationId).toBe(conversationId);
    expect(await chat.questions.count()).toBe(1);
  });

  it('is not undone by a list that was asked for before', async () => {
    const chat = await withConversations('First', 'Second', 'Third');
    // Also for the page's own: those that were set before go on by the real one.
    await chat.page.clock.install();
    await chat.page.reload();
    await link(chat, 'First').waitFor();
    const lists = await hold(chat, /\/v1\/conversations\?/, 'GET', true);
    await chat.page.clock.fastForward(11_000);
    await lists.come();
    await chat.act('First', 'Archive');
    await link(chat, 'First').waitFor({ state: 'detached' });
    const again = chat.page.waitForResponse((response) => response.url().includes('/v1/conversations?'));
    lists.release();
    await again;
    await chat.page.evaluate('new Promise(requestAnimationFrame)');
    expect(await link(chat, 'First').count()).toBe(0);
  });

  it('takes the focus along, to the neighbour of what is gone and to the button of what was left', async () => {
    const chat = await withConversations('First', 'Second', 'Third');
    const { keyboard } = chat.page;
    await link(chat, 'Second').focus();
    const choose = async (name: string) => {
      await keyboard.press('ArrowRight');
      await keyboard.press('Enter');
      await chat.page.getByRole('menuitem', { name }).press('Enter');
    };
    await choose('Pin');
    await chat.conversations.getByRole('heading', { name: 'Pinned' }).waitFor();
    await focusOn(chat, 'Second');
    await choose('Unpin');
    await chat.conversations.getByRole('heading', { name: 'Pinned' }).waitFor({ state: 'detached' });
    await focusOn(chat, 'Second');
    await choose('Archive');
    await link(chat, 'Second').waitFor({ state: 'detached' });
    await focusOn(chat, 'First');
    await keyboard.press('Delete');
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await link(chat, 'First').waitFor({ state: 'detached' });
    await focusOn(chat, 'Third');

    await chat.button('Archive').press('Enter');
    await focusOn(chat, 'Back to the list');
    await link(chat, 'Second').focus();
    await choose('Put back into the list');
    await chat.page.getByText('What you archive will be listed here.').waitFor();
    await focusOn(chat, 'Archive');
    await chat.button('Back to the list').press('Enter');
    await link(chat, 'Third').waitFor();
    expect(await focused(chat)).toBe('Archive');
  });

  it('takes all of a long list, and tells what is gone where the rest could not be deleted', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'On view');
    const user = await chat.page.evaluate<string>(`localStorage.getItem('user_id')`);
    const facts = { application_id: 'app_retail_banking', user_id: user };
    for (let count = 0; count < 120; count += 1) await platform().call('POST', '/v1/conversations', facts);
    await platform().call('PATCH', `/v1/conversations/${chat.conversationId}`, { pinned: true });
    await chat.page.reload();
    await chat.button('Choose several').click();
    await chat.button('Choose all shown').waitFor();
    const boxes = chat.page.getByRole('checkbox');
    while (await chat.button('Show more').isVisible()) {
      const before = await boxes.count();
      await chat.button('Show more').click();
      await until('there are more', async () => (await boxes.count()) > before);
    }
    await chat.button('Choose all').click();
    await chat.page.getByText('121 chosen').waitFor();
    let asked = 0;
    await chat.page.route('**/v1/conversation-erasures', (route) =>
      ++asked === 1 ? route.continue() : route.abort(),
    );
    await chat.button('Delete').click();
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await chat.page.getByText('Not all of the conversations could be deleted.').waitFor();
    await chat.page.getByText('How can I help today?').waitFor();
    await until(
      'the rest is listed',
      async () => (await chat.conversations.getByRole('link').count()) === 21,
    );
  });
});
