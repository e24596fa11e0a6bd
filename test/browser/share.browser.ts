import { type ChatPage } from './support/chat-page.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { violationsOf } from './support/violations-of.js';

const QUESTION = 'Tell me about savings accounts';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describeInBrowser(
  'a conversation that is shared by a link',
  () => Promise.resolve({ OFFLINE_WORDS_PER_SECOND: '0' }),
  ({ platform, visit }) => {
    const dialogOf = (chat: ChatPage) => chat.page.getByRole('dialog', { name: 'Share conversation' });

    async function asked(): Promise<ChatPage> {
      const chat = await visit();
      await chat.open();
      await chat.send(QUESTION);
      await chat.replies.getByText('Knowledge used').waitFor();
      await chat.settled();
      return chat;
    }

    async function link(chat: ChatPage): Promise<string> {
      await chat.act(QUESTION, 'Share…');
      await dialogOf(chat).getByRole('button', { name: 'Create link' }).click();
      const field = dialogOf(chat).getByRole('textbox', { name: 'Link' });
      await field.waitFor();
      return field.inputValue();
    }

    it('is read by whoever has the link, as it was, and by nobody once it is taken back', async () => {
      const chat = await asked();
      const address = await link(chat);
      expect(address).toMatch(/^http.*\/shared\/[\w-]{32}$/);
      await dialogOf(chat).getByText('Made just now').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.keyboard.press('Escape');
      await chat.send('What are checking account features?');
      await chat.settled();

      const stranger = await visit();
      await stranger.page.goto(address);
      await stranger.title.getByText(QUESTION).waitFor();
      expect(await stranger.questions.count()).toBe(1);
      await stranger.replies
        .getByRole('list', { name: 'Sources of this reply' })
        .getByText('2.5% APY')
        .waitFor();
      // What leads to a source leads to what is quoted of it, and there is nothing to write or to press besides.
      await stranger.citations.first().click();
      await stranger.replies.locator('li:focus').getByText('Savings Account Information').waitFor();
      expect(await stranger.composer.count()).toBe(0);
      expect(await stranger.page.getByRole('button', { name: 'Good reply' }).count()).toBe(0);
      expect(await stranger.page.evaluate('document.referrer')).toBe('');

      await chat.act(QUESTION, 'Share…');
      await dialogOf(chat)
        .getByRole('button', { name: /^Take back the link made / })
        .click();
      await dialogOf(chat)
        .getByRole('heading', { name: 'Links to this conversation' })
        .waitFor({ state: 'hidden' });
      await stranger.page.reload();
      await stranger.page.getByText('The link may have ended').waitFor();
      expect(await violationsOf(stranger.page)).toEqual([]);
    });

    it('tells which files a message was sent with, by their names', async () => {
      const chat = await visit();
      await chat.open();
      await chat.attach({ name: 'lease.md', mimeType: 'text/markdown', buffer: Buffer.from('Until May.') });
      await chat.files.getByText('Ready').waitFor();
      await chat.send(QUESTION);
      await chat.replies.first().waitFor();
      await chat.settled();
      const stranger = await visit();
      await stranger.page.goto(await link(chat));
      await stranger.questions.getByRole('listitem').getByText('lease.md').waitFor();
      expect(await violationsOf(stranger.page)).toEqual([]);
    });

    it.each([
      ['light', {}],
      ['dark', PHONE],
    ] as const)('can be read in the %s theme', async (colorScheme, device) => {
      const address = await link(await asked());
      const stranger = await visit({ colorScheme, ...device });
      await stranger.page.goto(address);
      await stranger.replies.first().waitFor();
      expect(await violationsOf(stranger.page)).toEqual([]);
      expect(
        await stranger.page.evaluate<boolean>(
          'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
        ),
      ).toBe(true);
    });

    it('has what it quotes run as its own language does, where the page runs the other way', async () => {
      const address = await link(await asked());
      const stranger = await visit({ locale: 'ar-EG' });
      await stranger.page.goto(address);
      await stranger.replies.first().waitFor();
      const quoted = 'document.querySelector(`li[data-role="assistant"] li`)';
      expect(await stranger.page.evaluate<string>(`getComputedStyle(${quoted}).direction`)).toBe('ltr');
      expect(await stranger.page.evaluate<string>('document.documentElement.dir')).toBe('rtl');
    });

    it('shows a title as the text that it is', async () => {
      const chat = await asked();
      const { conversationId } = chat;
      const title = '<img src=x onerror=alert(1)>';
      await platform().call('PATCH', `/v1/conversations/${conversationId}`, { title });
      const { path } = (await platform().call('POST', `/v1/conversations/${conversationId}/shares`, {})) as {
        path: string;
      };
      const stranger = await visit();
      await stranger.page.goto(path);
      await stranger.title.getByText(title).waitFor();
      expect(await stranger.page.locator('h1 img').count()).toBe(0);
    });

    it('is not offered where the application does not allow it', async () => {
      const chat = await visit();
      await chat.open('/?application=app_unshared');
      await chat.send('hello');
      await chat.replies.first().waitFor();
      await chat.button('Actions for hello').click();
      await chat.page.getByRole('menuitem', { name: 'Export…' }).waitFor();
      expect(await chat.page.getByRole('menuitem', { name: 'Share…' }).count()).toBe(0);
    });
  },
);
