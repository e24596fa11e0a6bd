import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('branches', ({ visit, nextReply, platform }) => {
  async function exchange(chat: ChatPage, question: string, answer: string): Promise<void> {
    await chat.send(question);
    const reply = await nextReply();
    reply.say(answer);
    reply.end();
    await chat.replies.getByText(answer).waitFor();
    await chat.settled();
  }

  it('makes a reply anew on wish, and keeps the one before', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello', 'Good day.');
    await chat.page.route('**/regenerate', (route) => route.abort(), { times: 1 });
    await chat.button('Regenerate').click();
    await chat.replies.getByText('Good day.').waitFor();
    await chat.button('Regenerate').click();
    const again = await nextReply();
    again.say('Good evening.');
    await chat.replies.getByText('Good evening.').waitFor();
    expect(await chat.questions.count()).toBe(1);
    expect(await chat.replies.count()).toBe(1);
    again.end();

    await chat.page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    await chat.button('Previous version').click();
    await chat.replies.getByText('Good day.').waitFor();
    expect(await chat.replies.count()).toBe(1);
  });

  it('edits a message on a branch of its own and leads from one to the other, in every tab', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First', 'One.');
    await exchange(chat, 'Second', 'Two.');
    const other = await chat.secondTab();
    await other.replies.getByText('Two.').waitFor();

    await chat.lookAt();
    await chat.questions.first().hover();
    await chat.button('Edit message').first().click();
    const field = chat.page.getByLabel('Edit your message');
    expect(await violationsOf(chat.page)).toEqual([]);
    await field.fill('First, in other words');
    await field.press('Enter');
    const reply = await nextReply();
    reply.say('Another one.');
    reply.end();
    await chat.replies.getByText('Another one.').waitFor();
    await chat.page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    expect(await chat.questions.count()).toBe(1);
    expect(await violationsOf(chat.page)).toEqual([]);
    await other.questions.getByText('First, in other words').waitFor();

    await chat.button('Previous version').press('Enter');
    await chat.replies.getByText('Two.').waitFor();
    await other.replies.getByText('Two.').waitFor();
    expect(await chat.questions.allInnerTexts()).toEqual([
      expect.stringContaining('First'),
      expect.stringContaining('Second'),
    ]);
    expect(await chat.page.evaluate<string>('document.activeElement.ariaLabel')).toBe('Version 1 of 2');
    await chat.page.reload();
    await chat.page.getByRole('group', { name: 'Version 1 of 2' }).waitFor();
  });

  it('forks at a reply into a conversation of its own', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First', 'One.');
    await exchange(chat, 'Second', 'Two.');
    const origin = chat.conversationId;
    await chat.replies.first().hover();
    await chat.button('Fork into a new conversation').first().click();
    await chat.page.waitForURL((url) => !url.pathname.endsWith(origin));
    // The conversation of before has a reply like that too, and is still there for a moment.
    await until('the fork is shown, with one question', async () => (await chat.questions.count()) === 1);
    await chat.replies.getByText('One.').waitFor();

    await exchange(chat, 'Another second', 'Another two.');
    await chat.page.goBack();
    await chat.replies.getByText('Two.', { exact: true }).waitFor();
    expect(await chat.questions.count()).toBe(2);
    expect(await chat.conversations.getByRole('link', { name: 'First' }).count()).toBe(2);
  });

  it('names a fork as one, and still tells there how a reply was found', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Tell me about savings accounts', 'They pay interest.');
    await chat.button('Fork into a new conversation').click();
    await until('the fork is shown', async () =>
      (await chat.title.innerText()).endsWith('savings accounts (fork)'),
    );
    const link = chat.conversations.getByRole('link', { name: 'Tell me about savings accounts (fork)' });
    const [mark, box] = await Promise.all([
      link.getByText('(fork)', { exact: true }).boundingBox(),
      link.boundingBox(),
    ]);
    // However long the rest is.
    expect(mark!.x + mark!.width).toBeLessThanOrEqual(box!.x + box!.width);
    await chat.button('How was this found?').click();
    await chat.panel.getByText('Savings Account Information').first().waitFor();
  });

  it('recovers when the server dies in a reply, and offers to make it anew', async () => {
    await platform().call('PATCH', '/v1/applications/app_retail_banking', { on_interruption: 'keep' });
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    (await nextReply()).say('Half of it');
    await chat.replies.getByText('Half of it').waitFor();
    await platform().crash();
    await chat.page.getByText('Connection lost. Reconnecting…').waitFor();
    await platform().revive();

    await chat.replies.getByText('Broke off').waitFor({ timeout: 30_000 });
    expect(await chat.replies.innerText()).toContain('Half of it');
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Regenerate').click();
    const reply = await nextReply();
    reply.say('All of it');
    reply.end();
    await chat.replies.getByText('All of it').waitFor();
    await chat.settled();
    expect(await chat.questions.count()).toBe(1);
    expect(await chat.page.getByRole('alert').allInnerTexts()).toEqual([]);
    await chat.page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
  });
});
