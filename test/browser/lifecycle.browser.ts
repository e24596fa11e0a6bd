import { type Route } from 'playwright-core';
import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

/** Where it is between noon and one o'clock: nothing that happens meanwhile happens on two days. */
function zoneAtNoon(): string {
  const hoursAhead = new Date().getUTCHours() - 12;
  return `Etc/GMT${hoursAhead < 0 ? '' : '+'}${hoursAhead}`;
}

describeWithModel('a conversation that closes', ({ visit, nextReply, platform }) => {
  async function answer(text: string): Promise<void> {
    const reply = await nextReply();
    reply.say(text);
    reply.end();
  }

  async function exchange(chat: ChatPage, question: string, text: string): Promise<void> {
    await chat.send(question);
    await answer(text);
    await chat.replies.getByText(text, { exact: true }).waitFor();
    await chat.button('Regenerate').last().waitFor();
  }

  /** Keeps from the page what the server says of conversations, until the function that it answers is called. */
  async function holdStatus({ page }: ChatPage): Promise<() => Promise<void>> {
    const address = '**/v1/conversations/*/events';
    const held: Route[] = [];
    await page.route(address, (route) => void held.push(route));
    return async () => {
      await Promise.all(held.map((route) => route.continue()));
      await page.unroute(address);
    };
  }

  it('that has expired says when and why, keeps the message box, and goes on with one click', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    await chat.composer.fill('Half a thought');
    platform().age(chat.conversationId, 31);
    await chat.page.reload();
    await chat.page
      .getByText(
        /^This conversation expired at \d.*, after 30 minutes without messages\. Nothing of it is lost\.$/,
      )
      .waitFor();
    expect(await chat.composer.inputValue()).toBe('Half a thought');
    expect(await violationsOf(chat.page)).toEqual([]);

    await chat.button('Go on').click();
    await chat.page.getByText('This conversation expired').waitFor({ state: 'detached' });
    expect(await chat.composer.inputValue()).toBe('Half a thought');
    await chat.composer.press('Enter');
    await answer('Here again.');
    await chat.replies.getByText('Here again.').waitFor();
    expect(await chat.questions.count()).toBe(2);
  });

  it('goes on by sending, where it is known to have expired and where it is not', async () => {
    const chat = await visit({ timezoneId: zoneAtNoon() });
    const release = await holdStatus(chat);
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    platform().age(chat.conversationId, 24 * 60);
    // The page does not know: the message comes back, and nothing of it is lost.
    await chat.send('Still there?');
    await chat.page.getByText('This conversation expired').waitFor();
    await release();
    await chat.page.getByText('This conversation expired yesterday').waitFor();
    expect(await chat.composer.inputValue()).toBe('Still there?');
    expect(await chat.questions.count()).toBe(1);
    await chat.composer.press('Enter');
    await answer('Of course.');
    await chat.replies.getByText('Of course.').waitFor();
    expect(await chat.questions.count()).toBe(2);
    expect(await chat.composer.inputValue()).toBe('');
    expect(await chat.page.getByText('This conversation expired').count()).toBe(0);
  });

  it('warns before it expires, and no more once something was written', async () => {
    const chat = await visit();
    await chat.page.clock.install();
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    const warning = chat.page.getByText(/^This conversation closes at \d.* unless you write something\.$/);
    expect(await warning.count()).toBe(0);
    await chat.page.clock.fastForward('26:00');
    await warning.waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('is resumed where it was paused, with what was written meanwhile', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    await platform().call('POST', `/v1/conversations/${chat.conversationId}/pause`);
    await chat.page.getByText('This conversation is paused').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.composer.fill('For later');
    await chat.composer.press('Enter');
    expect(await chat.questions.count()).toBe(1);
    expect(await chat.composer.inputValue()).toBe('For later');
    await chat.button('Resume').click();
    await chat.page.getByText('This conversation is paused').waitFor({ state: 'detached' });
    await chat.composer.press('Enter');
    await answer('Later is now.');
    await chat.replies.getByText('Later is now.').waitFor();
  });

  it('is gone on with in a copy where it was ended, with its history and what was being written', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    await chat.composer.fill('One more thing');
    const { conversationId } = chat;
    await platform().call('DELETE', `/v1/conversations/${conversationId}`);
    await chat.page.getByText(/^This conversation has ended\. It was closed at \d/).waitFor();
    // The focus was in the message box, and is where one can go on.
    await chat.page.keyboard.press('Tab');
    expect(await chat.page.evaluate('document.activeElement.innerText')).toBe('Go on in a copy');
    await chat.page.keyboard.press('Enter');
    await chat.page.waitForURL((url) => !url.pathname.endsWith(conversationId));
    await chat.composer.waitFor();
    await chat.replies.getByText('Good day.').waitFor();
    expect(await chat.composer.inputValue()).toBe('One more thing');
    expect(await chat.title.innerText()).toBe('Hello (fork)');
    await chat.composer.press('Enter');
    await answer('Gladly.');
    await chat.replies.getByText('Gladly.').waitFor();
  });

  it('takes along what waited and could not be sent, beside what is written for a new chat', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    reply.say('Good day.');
    await chat.replies.getByText('Good day.').waitFor();
    await chat.page.route('**/messages/stream', (route) => route.abort(), { times: 1 });
    await chat.send('Second');
    await chat.waiting.getByText('Not sent.').waitFor();
    await chat.composer.fill('Third');
    reply.end();
    await chat.settled();
    const { conversationId } = chat;
    await platform().call('DELETE', `/v1/conversations/${conversationId}`);
    await chat.button('Go on in a copy').click();
    await chat.page.waitForURL((url) => !url.pathname.endsWith(conversationId));
    await chat.replies.getByText('Good day.').waitFor();
    expect(await chat.composer.inputValue()).toBe('Second\n\nThird');

    await chat.button('New chat').click();
    await chat.page.getByText('How can I help today?').waitFor();
    await chat.composer.fill('For a new one');
    await chat.page.goBack();
    await chat.replies.getByText('Good day.').waitFor();
    await platform().call('DELETE', `/v1/conversations/${chat.conversationId}`);
    await chat.button('Start a new conversation').click();
    await chat.page.getByText('How can I help today?').waitFor();
    expect(await chat.composer.inputValue()).toBe('Second\n\nThird\n\nFor a new one');
  });

  it('says that it was deleted elsewhere, and takes what was written along', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    await chat.composer.fill('To be kept');
    await platform().call('DELETE', `/v1/conversations/${chat.conversationId}?erase=true`);
    await chat.page.getByText('This conversation was deleted.').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Start a new conversation').click();
    expect(await chat.composer.inputValue()).toBe('To be kept');
  });
});
