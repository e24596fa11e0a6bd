import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

const ASSETS = '**/assets/**';

describeWithModel('a part of the page that cannot be loaded', ({ visit, nextReply, exchange }) => {
  const cutOff = (chat: ChatPage) => chat.page.route(ASSETS, (route) => route.abort());
  const problem = (chat: ChatPage) =>
    chat.page.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded.' });

  it('leaves the page and the reply as they are, and comes when it is asked for again', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    const reply = await nextReply();
    reply.say('As far as this');
    await chat.replies.getByText('As far as this').waitFor();
    await cutOff(chat);
    await chat.button('Keyboard shortcuts').click();
    await problem(chat).waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Try again').click();
    await chat.page.unroute(ASSETS);
    await chat.button('Try again').click();
    const dialog = chat.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    // With its style sheet, which the loader of the build asks for but once.
    expect(await chat.page.evaluate('getComputedStyle(document.querySelector("dialog")).paddingTop')).toBe(
      '14px',
    );
    await chat.page.keyboard.press('Escape');
    reply.say(', and further.');
    reply.end();
    await chat.replies.getByText('As far as this, and further.').waitFor();
    await chat.settled();
  });

  it('is closed like any other where it is a dialog', async () => {
    const chat = await visit();
    await chat.open();
    await cutOff(chat);
    await chat.button('Keyboard shortcuts').click();
    await problem(chat).waitFor();
    await chat.page.keyboard.press('Escape');
    await problem(chat).waitFor({ state: 'detached' });
    await chat.button('Keyboard shortcuts').click();
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await problem(chat).waitFor({ state: 'detached' });
  });

  it('is said in its place in the list', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.button('New chat').click();
    await exchange(chat, 'Second');
    await cutOff(chat);
    await chat.page.getByLabel('Search conversations').fill('First');
    await problem(chat).waitFor();
    await chat.page.getByLabel('Search conversations').press('Escape');
    await chat.button('Choose several').click();
    await problem(chat).waitFor();
    await chat.button('Close').click();
    await chat.button('Archive').click();
    await problem(chat).waitFor();
    await chat.button('Close').click();
    await chat.button('Choose several').click();
    await problem(chat).waitFor();
    await chat.page.unroute(ASSETS);
    await chat.button('Try again').click();
    await chat.page.getByText('0 chosen').waitFor();
    expect(await chat.replies.count()).toBe(1);
  });
});
