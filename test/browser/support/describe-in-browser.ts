import { jest } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { ChatPage } from './chat-page.js';
import { findChromium, launchChromium } from './chromium.js';
import { isBuilt, Platform } from './platform.js';

const TEST_LIMIT_MS = 60_000;

export interface BrowserSuite {
  platform: () => Platform;
  /** A browser of its own: another person, with nothing remembered. */
  visit: (options?: BrowserContextOptions) => Promise<ChatPage>;
}

/** What stops these tests from running on this machine, in one line that says what to do about it. */
function obstacle(): string | undefined {
  if (findChromium() === undefined) {
    return 'Browser tests need Chromium: `apt-get install chromium`, or set CHROMIUM_PATH.';
  }
  return isBuilt() ? undefined : 'Browser tests need the built server and page: `npm run build`.';
}

/**
 * A suite against the built server in a real browser. Where that cannot be it is skipped with a line that says why;
 * under `REQUIRE_SERVICES=1` it fails instead.
 *
 * @param environment of the server; read once the suite's own `beforeAll` may have made it.
 */
export function describeInBrowser(
  name: string,
  environment: () => Promise<Record<string, string>>,
  define: (suite: BrowserSuite) => void,
): void {
  const problem = obstacle();
  if (problem !== undefined && process.env.REQUIRE_SERVICES !== '1') {
    process.stderr.write(`${problem}\n`);
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
      if (problem !== undefined) throw new Error(problem);
      [browser, platform] = await Promise.all([
        launchChromium(),
        environment().then((e) => Platform.start(e)),
      ]);
    }, TEST_LIMIT_MS);

    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
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
