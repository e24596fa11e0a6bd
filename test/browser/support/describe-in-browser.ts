import { jest } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { ChatPage } from './chat-page.js';
import { findChromium, launchChromium } from './chromium.js';
import { Platform } from './platform.js';

const TEST_LIMIT_MS = 60_000;
const NO_CHROMIUM = 'Browser tests need Chromium: `apt-get install chromium`, or set CHROMIUM_PATH.';

export interface BrowserSuite {
  platform: () => Platform;
  /** A browser of its own: another person, with nothing remembered. */
  visit: (options?: BrowserContextOptions) => Promise<ChatPage>;
}

/**
 * A suite against the server in a real browser. Without one it is skipped with a line that says so; under
 * `REQUIRE_SERVICES=1` it fails instead.
 *
 * @param environment of the server; read once the suite's own `beforeAll` may have made it.
 */
export function describeInBrowser(
  name: string,
  environment: () => Promise<Record<string, string>>,
  define: (suite: BrowserSuite) => void,
): void {
  const missing = findChromium() === undefined;
  if (missing && process.env.REQUIRE_SERVICES !== '1') {
    process.stderr.write(`${NO_CHROMIUM}\n`);
    describe.skip(name, () => {
      it.todo('runs in a browser');
    });
    return;
  }

  jest.setTimeout(TEST_LIMIT_MS);
  describe(name, () => {
    let browser: Browser;
    let platform: Platform;
    const contexts: BrowserContext[] = [];

    beforeAll(async () => {
      if (missing) throw new Error(NO_CHROMIUM);
      [browser, platform] = await Promise.all([
        launchChromium(),
        environment().then((e) => Platform.start(e)),
      ]);
    }, TEST_LIMIT_MS);

    afterEach(async () => {
      await Promise.all(contexts.splice(0).map(leave));
    });

    afterAll(async () => {
      await browser.close();
      await platform.stop();
    }, TEST_LIMIT_MS);

    define({
      platform: () => platform,
      visit: async (options = {}) => {
        const context = await browser.newContext({
          baseURL: platform.url,
          viewport: { width: 1280, height: 800 },
          ...options,
        });
        context.setDefaultTimeout(10_000);
        contexts.push(context);
        return new ChatPage(await context.newPage());
      },
    });
  });
}

/** What a page asks for as it is closed gets no answer any more, and that is nobody's fault. */
async function leave(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}
