import { type ChatPage } from './support/chat-page.js';
import { converse } from './support/converse.js';
import { describeInBrowser } from './support/describe-in-browser.js';

/** As many as are shown at first, half of them questions. */
const EXCHANGES = 25;

/** Counts how often the loader of the build looks through all that is on the page. */
const COUNT_LOOKS = `
  window.looks = 0;
  const querySelector = Document.prototype.querySelector;
  Document.prototype.querySelector = function (selector) {
    if (/^(link|meta)\\[/.test(selector)) window.looks += 1;
    return querySelector.call(this, selector);
  };
`;

describeInBrowser(
  'a long conversation',
  () => Promise.resolve({ OFFLINE_WORDS_PER_SECOND: '0' }),
  ({ platform, visit }) => {
    async function open(): Promise<ChatPage> {
      const chat = await visit();
      await chat.page.addInitScript(COUNT_LOOKS);
      await converse(chat, platform(), EXCHANGES);
      return chat;
    }

    it('has the files of its parts looked for once, and not for each message', async () => {
      const chat = await open();
      await chat
        .button('Good reply')
        .nth(EXCHANGES - 1)
        .waitFor();
      expect(await chat.page.evaluate<number>('window.looks')).toBeLessThan(5);
    });

    it('has all that belongs to a message where it is looked at', async () => {
      const chat = await open();
      const first = chat.questions.filter({ hasText: /^You said:Message 1\./ });
      await first.scrollIntoViewIfNeeded();
      await first.getByRole('button', { name: 'Edit' }).waitFor();
      await first.locator('time').waitFor();
      await chat.replies.first().getByRole('button', { name: 'Copy reply' }).click();
    });
  },
);
