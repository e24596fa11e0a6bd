import { type Browser, type Page } from 'playwright-core';
import { ChatPage } from './support/chat-page.js';
import { converse } from './support/converse.js';
import { launchChromium } from './support/chromium.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { describeWithModel } from './support/describe-with-model.js';
import { type Platform } from './support/platform.js';
import { until } from './support/until.js';

/** More than the groups at the end, which are always drawn. */
const EXCHANGES = 40;

/** More blocks than those at the end of a reply, which are always drawn. */
const PARAGRAPHS = 200;

// As where a screen reader is there: else the tree has only what was drawn.
const launchRead = () => launchChromium(['--force-renderer-accessibility']);

async function visitRead(browser: Browser, { url }: Platform): Promise<ChatPage> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
  return new ChatPage(await context.newPage());
}

/** How many of those elements the browser has drawn. */
const drawnOf = (page: Page, selector: string) =>
  page.evaluate<number>(
    `Array.from(document.querySelectorAll('${selector}'))
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true })).length`,
  );

/** @returns what a screen reader finds now: all texts, and how many items of lists. */
async function readerOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  return async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return {
      texts: new Set(nodes.map(({ name }) => name?.value as unknown)),
      items: nodes.filter(({ role }) => role?.value === 'listitem').length,
    };
  };
}

describeInBrowser(
  'a long conversation, to a screen reader',
  () => Promise.resolve({ OFFLINE_WORDS_PER_SECOND: '0' }),
  ({ platform }) => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchRead();
    });

    afterAll(() => browser.close());

    it('has all that was said, though the browser draws only what is near', async () => {
      const chat = await visitRead(browser, platform());
      await converse(chat, platform(), EXCHANGES);
      const earlier = chat.button('Show earlier messages');
      for (let shown = 0; shown < EXCHANGES; shown = await chat.questions.count()) {
        if (shown > 0) await earlier.click();
        await until('more is shown', async () => (await chat.questions.count()) > shown);
      }
      expect(await drawnOf(chat.page, '[data-role=user]')).toBeLessThan(EXCHANGES);

      const read = await readerOf(chat.page);
      const said = Array.from({ length: EXCHANGES }, (_, index) => `Message ${index + 1}.`);
      // It is made anew a moment after the page.
      await until('all that was said is in the tree', async () => {
        const { texts, items } = await read();
        return items >= 2 * EXCHANGES && said.every((text) => texts.has(text));
      });
    });
  },
);

describeWithModel('a long reply, to a screen reader', ({ platform, nextReply }) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchRead();
  });

  afterAll(() => browser.close());

  it('has all that was written, and is being written, though the browser draws only what is near', async () => {
    const chat = await visitRead(browser, platform());
    await chat.open();
    await chat.send('At length');
    const reply = await nextReply();
    const said = Array.from({ length: PARAGRAPHS }, (_, index) => `Paragraph ${index + 1}.`);
    reply.say(said.join('\n\n'));
    await chat.replies.getByText(`Paragraph ${PARAGRAPHS}.`).waitFor();
    const read = await readerOf(chat.page);
    const isAllRead = async () => {
      const { texts } = await read();
      return said.every((text) => texts.has(text));
    };
    await until('what is far from the end is skipped', async () => {
      const drawn = await drawnOf(chat.page, '[data-role=assistant] p');
      return drawn < PARAGRAPHS;
    });
    await until('all that was written is in the tree', isAllRead);
    reply.end();
    await chat.settled();
    await until('all of the reply is in the tree', isAllRead);
  });
});
