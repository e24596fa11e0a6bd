import { type Browser } from 'playwright-core';
import { ChatPage } from './support/chat-page.js';
import { launchChromium } from './support/chromium.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { until } from './support/until.js';

/** More than the groups at the end, which are always drawn. */
const EXCHANGES = 40;

describeInBrowser(
  'a long conversation, to a screen reader',
  () => Promise.resolve({ OFFLINE_WORDS_PER_SECOND: '0' }),
  ({ platform }) => {
    let browser: Browser;

    beforeAll(async () => {
      // As where a screen reader is there: else the tree has only what was drawn.
      browser = await launchChromium(['--force-renderer-accessibility']);
    });

    afterAll(() => browser.close());

    it('has all that was said, though the browser draws only what is near', async () => {
      const context = await browser.newContext({
        baseURL: platform().url,
        viewport: { width: 1280, height: 800 },
      });
      const chat = new ChatPage(await context.newPage());
      await chat.open();
      await chat.send('Message 1.');
      await chat.button('Regenerate').last().waitFor();
      for (let number = 2; number <= EXCHANGES; number += 1) {
        await platform().call('POST', `/v1/conversations/${chat.conversationId}/messages`, {
          content: `Message ${number}.`,
        });
      }
      await chat.page.reload();
      const earlier = chat.button('Show earlier messages');
      for (let shown = 0; shown < EXCHANGES; shown = await chat.questions.count()) {
        if (shown > 0) await earlier.click();
        await until('more is shown', async () => (await chat.questions.count()) > shown);
      }
      const drawn = await chat.page.evaluate<number>(
        `Array.from(document.querySelectorAll('[data-role=user]'))
          .filter((message) => message.checkVisibility({ contentVisibilityAuto: true })).length`,
      );
      expect(drawn).toBeLessThan(EXCHANGES);

      const session = await context.newCDPSession(chat.page);
      const said = Array.from({ length: EXCHANGES }, (_, index) => `Message ${index + 1}.`);
      // It is made anew a moment after the page.
      await until('all that was said is in the tree', async () => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const texts = new Set(nodes.map(({ name }) => name?.value as unknown));
        const items = nodes.filter(({ role }) => role?.value === 'listitem');
        return items.length >= 2 * EXCHANGES && said.every((text) => texts.has(text));
      });
    });
  },
);
