import { readFile } from 'node:fs/promises';
import { type ChatPage } from './support/chat-page.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { violationsOf } from './support/violations-of.js';

const QUESTION = 'Tell me about savings accounts';

describeInBrowser(
  'a conversation as a file',
  () => Promise.resolve({ OFFLINE_WORDS_PER_SECOND: '0' }),
  ({ visit }) => {
    const dialogOf = (chat: ChatPage) => chat.page.getByRole('dialog', { name: 'Export conversation' });

    async function asked(options: Parameters<typeof visit>[0] = {}): Promise<ChatPage> {
      const chat = await visit(options);
      await chat.open();
      await chat.send(QUESTION);
      await chat.replies.getByText('Knowledge used').waitFor();
      await chat.settled();
      return chat;
    }

    async function saved(chat: ChatPage, button: string): Promise<{ name: string; text: string }> {
      await chat.act(QUESTION, 'Export…');
      const download = chat.page.waitForEvent('download');
      await dialogOf(chat).getByRole('button', { name: button }).click();
      const file = await download;
      await dialogOf(chat).waitFor({ state: 'hidden' });
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    }

    it('is saved from its menu, to be read or for programs', async () => {
      const chat = await asked();
      const markdown = await saved(chat, 'Save as Markdown');
      expect(markdown.name).toBe(`${QUESTION}.md`);
      expect(markdown.text).toContain(`# ${QUESTION}\n`);
      expect(markdown.text).toContain('Sources:');
      const json = await saved(chat, 'Save as JSON');
      expect(json.name).toBe(`${QUESTION}.json`);
      expect(JSON.parse(json.text)).toMatchObject({ messages: [{ role: 'user' }, { role: 'assistant' }] });
    });

    it.each(['light', 'dark'] as const)(
      'is asked for in a dialog that can be read, %s',
      async (colorScheme) => {
        const chat = await asked({ colorScheme });
        await chat.act(QUESTION, 'Export…');
        await dialogOf(chat).waitFor();
        expect(await violationsOf(chat.page)).toEqual([]);
        await chat.page.keyboard.press('Escape');
        await dialogOf(chat).waitFor({ state: 'hidden' });
      },
    );

    it('says so where it cannot be had', async () => {
      const chat = await asked();
      await chat.page.route(/\/v1\/.*\/export/, (route) => route.abort());
      await chat.act(QUESTION, 'Export…');
      await dialogOf(chat).getByRole('button', { name: 'Save as JSON' }).click();
      await dialogOf(chat).getByRole('alert').getByText('The conversation could not be exported.').waitFor();
    });
  },
);
