import { describeInBrowser } from './support/describe-in-browser.js';

const AT_ONCE = { OFFLINE_WORDS_PER_SECOND: '0' };

describeInBrowser(
  'the list of conversations',
  () => Promise.resolve(AT_ONCE),
  ({ visit, platform }) => {
    it('lists a conversation by its first message, opens it, and keeps its history over a reload', async () => {
      const chat = await visit();
      await chat.open();
      await chat.page.getByText('Your conversations will be listed here.').waitFor();
      await chat.send('Tell me about savings accounts');
      await chat.settled();
      await chat.conversations.getByRole('link', { name: 'Tell me about savings accounts' }).waitFor();
      expect(chat.page.url()).toMatch(/\/c\/conv_\w+$/);

      await chat.button('New chat').click();
      await chat.page.getByText('How can I help today?').waitFor();
      expect(new URL(chat.page.url()).pathname).toBe('/');
      await chat.send('Check my account balance');
      await chat.settled();

      await chat.conversations.getByRole('link', { name: 'Tell me about savings accounts' }).click();
      await chat.replies.getByText('2.5% APY').waitFor();
      expect(await chat.title.innerText()).toBe('Tell me about savings accounts');
      await chat.page.reload();
      await chat.replies.getByText('2.5% APY').waitFor();
      expect(await chat.replies.getByText('Knowledge used').isVisible()).toBe(true);
      expect(await chat.questions.count()).toBe(1);

      await chat.page.goBack();
      await chat.replies.getByText('verify your identity').waitFor();
    });

    it('leaves what is on view alone where another conversation gets its id late', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();
      const { conversationId } = chat;

      await chat.button('New chat').click();
      await chat.page.getByText('How can I help today?').waitFor();
      const create = Promise.withResolvers<undefined>();
      const asked = Promise.withResolvers<undefined>();
      await chat.page.route('**/v1/conversations', async (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        asked.resolve(undefined);
        await create.promise;
        return route.continue();
      });
      await chat.send('Tell me about savings accounts');
      await asked.promise;
      await chat.conversations.getByRole('link', { name: 'Check my account balance' }).click();
      await chat.replies.getByText('verify your identity').waitFor();
      await chat.composer.fill('More of it');
      create.resolve(undefined);

      await chat.conversations.getByRole('link', { name: 'Tell me about savings accounts' }).waitFor();
      expect(chat.conversationId).toBe(conversationId);
      expect(await chat.title.innerText()).toBe('Check my account balance');
      expect(await chat.composer.inputValue()).toBe('More of it');
    });

    it('creates nothing before the first message', async () => {
      const chat = await visit();
      await chat.open();
      await chat.page.reload();
      await chat.page.getByText('Your conversations will be listed here.').waitFor();
    });

    it('gives the first entry of a menu the focus at once, as the next key may come at once', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();
      const button = chat.button('Actions for Check my account balance');
      await button.focus();
      const focused = await chat.page.evaluate(
        `document.activeElement.click(), document.activeElement.textContent`,
      );

      expect(focused).toBe('Rename');
      await button.click();
      await chat.page.getByRole('menuitem', { name: 'Rename' }).waitFor({ state: 'hidden' });
    });

    it('renames with the keyboard, and Escape keeps the old name', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();

      await chat.button('Actions for Check my account balance').focus();
      await chat.page.keyboard.press('Enter');
      await chat.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
      await chat.page.keyboard.press('Enter');
      const field = chat.page.getByLabel('Conversation name');
      await field.fill('My balance');
      await field.press('Enter');
      await chat.conversations.getByRole('link', { name: 'My balance' }).waitFor();
      expect(await chat.title.innerText()).toBe('My balance');

      await chat.act('My balance', 'Rename');
      await field.fill('Not this');
      await field.press('Escape');
      await chat.page.reload();
      await chat.conversations.getByRole('link', { name: 'My balance' }).waitFor();
    });

    it('deletes after asking, and starts anew where the one on view is gone', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();
      const address = chat.page.url();

      await chat.act('Check my account balance', 'Delete');
      await chat.button('Cancel').click();
      expect(await chat.questions.count()).toBe(1);

      await chat.act('Check my account balance', 'Delete');
      await chat.button('Delete').click();
      await chat.page.getByText('How can I help today?').waitFor();
      await chat.page.getByText('Your conversations will be listed here.').waitFor();

      await chat.page.goto(address);
      await chat.page.getByText('This conversation does not exist').waitFor();
      await chat.button('Start a new conversation').click();
      await chat.composer.waitFor();
    });

    it('shows one person nothing of another', async () => {
      const [one, other] = [await visit(), await visit()];
      await one.open();
      await one.send('Check my account balance');
      await one.settled();
      await other.open();
      await other.page.getByText('Your conversations will be listed here.').waitFor();
    });

    it('says that a conversation was ended elsewhere and takes what was being written to a new one', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();
      await chat.composer.fill('Tell me about savings accounts');
      await platform().call('DELETE', `/v1/conversations/${chat.conversationId}`);

      await chat.page.getByText('This conversation has ended.').waitFor();
      await chat.button('Start a new conversation').click();
      expect(await chat.composer.inputValue()).toBe('Tell me about savings accounts');
    });

    it('says that a message came after the end and takes it to a new conversation', async () => {
      const chat = await visit();
      // The page hears of nothing that happens elsewhere.
      await chat.page.route('**/events', (route) => route.abort());
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();
      await platform().call('DELETE', `/v1/conversations/${chat.conversationId}`);

      await chat.send('Tell me about savings accounts');
      await chat.page.getByText('This conversation has ended.').waitFor();
      expect(await chat.composer.count()).toBe(0);
      await chat.button('Start a new conversation').click();
      expect(await chat.composer.inputValue()).toBe('Tell me about savings accounts');
      await chat.composer.press('Enter');
      await chat.replies.getByText('2.5% APY').waitFor();
    });

    it('reads a long history page by page and stays where the reader is', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Message 0');
      await chat.settled();
      const id = chat.conversationId;
      for (let number = 1; number <= 30; number += 1) {
        await platform().call('POST', `/v1/conversations/${id}/messages`, { content: `Message ${number}` });
      }

      await chat.page.reload();
      await chat.questions.getByText('Message 30', { exact: true }).waitFor();
      expect(await chat.questions.getByText('Message 0', { exact: true }).count()).toBe(0);
      const colourOf = (name: string) =>
        chat.page.evaluate<string>(
          `getComputedStyle(Array.from(document.querySelectorAll('button'))
            .find((button) => button.textContent === '${name}')).color`,
        );
      // Not that of an error.
      expect(await colourOf('Show earlier messages')).toBe(await colourOf('New chat'));
      await chat.button('Show earlier messages').click();
      await chat.questions.getByText('Message 0', { exact: true }).waitFor({ state: 'attached' });
      expect(await chat.questions.count()).toBe(31);
      expect(await chat.button('Show earlier messages').count()).toBe(0);
    });
  },
);
