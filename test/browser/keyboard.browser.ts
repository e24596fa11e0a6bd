import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

const focused = (chat: ChatPage, property: string) =>
  chat.page.evaluate<string>(`document.activeElement.${property}`);

describeWithModel('the page by keyboard', ({ visit, nextReply, exchange }) => {
  it('leaves the focus in the message box after a quick action', async () => {
    const chat = await visit();
    await chat.open();
    await chat.button('Tell me about savings accounts').click();
    const reply = await nextReply();
    await chat.questions.waitFor();
    expect(await focused(chat, 'id')).toBe('message');
    reply.end();
    await chat.settled();
  });

  it('leaves the focus in the message box where a button asks for a reply, and goes with that', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.button('Regenerate').press('Enter');
    const broken = await nextReply();
    broken.say('As far as this');
    await chat.replies.getByText('As far as this').waitFor();
    expect(await focused(chat, 'id')).toBe('message');
    await chat.composer.press('Escape');
    await chat.button('Continue').press('Enter');
    const reply = await nextReply();
    expect(await focused(chat, 'id')).toBe('message');
    reply.say(' and on.');
    reply.end();
    await chat.settled();
  });

  it('leaves the focus where it is while the thumbs of a reply come', async () => {
    const chat = await visit();
    const coming = Promise.withResolvers<undefined>();
    await chat.page.route('**/assets/thumbs-*.js', async (route) => {
      await coming.promise;
      await route.continue();
    });
    await chat.open();
    await exchange(chat, 'First');
    await chat.button('Regenerate').focus();
    coming.resolve(undefined);
    await chat.button('Good reply').waitFor();
    expect(await focused(chat, 'ariaLabel')).toBe('Regenerate');
  });

  it('gives the focus back to the button where an edited message is left as it was', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.button('Edit message').press('Enter');
    await chat.page.getByLabel('Edit your message').press('Escape');
    await chat.button('Edit message').waitFor();
    expect(await focused(chat, 'ariaLabel')).toBe('Edit message');
  });

  it('stops a reply by Escape, but not from a field that is left by it, nor from what is open', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    const reply = await nextReply();
    reply.say('As far as this');
    await chat.replies.getByText('As far as this').waitFor();
    await chat.send('Second');
    await chat.button('Edit: Second').click();
    await chat.page.getByLabel('Waiting message', { exact: true }).press('Escape');
    await chat.button('Edit: Second').waitFor();
    await chat.button('Actions for First').focus();
    await chat.page.keyboard.press('Enter');
    await chat.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.page.getByRole('menuitem', { name: 'Rename' }).waitFor({ state: 'hidden' });
    expect(await chat.stop.isEnabled()).toBe(true);
    await chat.button('Withdraw: Second').click();
    await chat.waiting.first().waitFor({ state: 'detached' });

    await chat.composer.press('Escape');
    await chat.replies.getByText('Stopped').waitFor();
    await chat.settled();
  });

  it('stops one reply by Escape, however long it is held', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    (await nextReply()).say('One.');
    await chat.replies.getByText('One.').waitFor();
    await chat.send('Second');
    await chat.button('Edit: Second').waitFor();
    await chat.page.keyboard.down('Escape');
    const second = await nextReply();
    second.say('Two');
    await chat.replies.getByText('Two').waitFor();
    await chat.page.keyboard.down('Escape');
    second.say(' and more.');
    second.end();
    await chat.replies.getByText('Two and more.').waitFor();
    await chat.settled();
    expect(await chat.replies.getByText('Stopped').count()).toBe(1);
  });

  it('skips from the beginning to the message box', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello');
    const address = chat.page.url();
    await chat.button('New chat').focus();
    await chat.page.keyboard.press('Shift+Tab');
    expect(await focused(chat, 'innerText')).toBe('Skip to your message');
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.page.keyboard.press('Enter');
    expect(await focused(chat, 'id')).toBe('message');
    expect(chat.page.url()).toBe(address);
    expect(await chat.replies.count()).toBe(1);
  });

  it('has a list of conversations that is one stop, and is walked by the arrow keys', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    for (const title of ['Second', 'Third']) {
      await chat.button('New chat').click();
      await exchange(chat, title);
    }
    const stops = await chat.page.evaluate<number>(
      `Array.from(document.querySelectorAll('nav a, nav button')).filter((e) => e.tabIndex >= 0).length`,
    );
    expect(stops).toBe(1);
    await chat.conversations.getByRole('link', { name: 'Third' }).focus();
    await chat.page.keyboard.press('ArrowDown');
    expect(await focused(chat, 'innerText')).toBe('Second');
    await chat.page.keyboard.press('End');
    expect(await focused(chat, 'innerText')).toBe('First');
    await chat.page.keyboard.press('ArrowUp');
    await chat.page.keyboard.press('ArrowRight');
    expect(await focused(chat, 'ariaLabel')).toBe('Actions for Second');
    await chat.page.keyboard.press('ArrowLeft');
    await chat.page.keyboard.press('F2');
    const field = chat.page.getByLabel('Conversation name');
    await field.fill('Renamed');
    await field.press('Enter');
    await chat.conversations.getByRole('link', { name: 'Renamed' }).waitFor();
    await until('the link has the focus', async () => (await focused(chat, 'innerText')) === 'Renamed');

    await chat.page.keyboard.press('Shift+Tab');
    await chat.page.keyboard.press('Tab');
    expect(await focused(chat, 'innerText')).toBe('Renamed');
    await chat.page.keyboard.press('Delete');
    await chat.page.getByRole('dialog', { name: 'Delete this conversation?' }).waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.page.keyboard.press('Enter');
    await until('it is open', async () => (await chat.title.innerText()) === 'Renamed');
  });

  it('lists its shortcuts at ?, not while something is written, and they do what they say', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello');
    await chat.composer.fill('');
    await chat.composer.press('?');
    expect(await chat.composer.inputValue()).toBe('?');
    expect(await chat.page.getByRole('dialog').count()).toBe(0);
    await chat.composer.fill('');

    await chat.button('New chat').focus();
    await chat.page.keyboard.press('?');
    const dialog = chat.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await chat.button('Keyboard shortcuts').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await chat.page.keyboard.press('Shift+Escape');
    expect(await focused(chat, 'id')).toBe('message');
    await chat.page.keyboard.press('Control+Shift+O');
    await chat.page.getByText('How can I help today?').waitFor();
  });

  it('has a spoken name for every button, link and field', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello');
    const unnamed = await chat.page.evaluate<string[]>(
      `Array.from(document.querySelectorAll('button, a, textarea, input'))
        .filter((e) => !(e.ariaLabel || e.innerText.trim() || (e.labels && e.labels.length)))
        .map((e) => e.outerHTML)`,
    );
    expect(unnamed).toEqual([]);
  });
});
