import { type Frame, type Page, type Request } from 'playwright-core';
import { until } from './support/until.js';
import { APPLICATION, ask, chatOf, describeWidget, fieldOf, launcherOf } from './support/describe-widget.js';

/** As browsers treat the frame of another site: it remembers nothing. */
const NO_MEMORY_IN_FRAMES = `if (window !== window.top) {
  for (const name of ['sessionStorage', 'localStorage'])
    Object.defineProperty(window, name, { get: () => { throw new DOMException('No.', 'SecurityError'); } });
}`;

const frameOf = (page: Page): Frame => page.frames().find((frame) => frame.url().includes('/embed/'))!;
const questionOf = (page: Page, text: string) =>
  chatOf(page).locator('[data-role="user"]').getByText(text, { exact: true });

const isFeed = (request: Request) => request.url().endsWith('/events');

/** Who a request is made in the name of. */
function userOf(request: Request): unknown {
  const payload = request.headers().authorization?.split('.')[1];
  if (payload === undefined) return null;
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: unknown }).sub;
}

describeWidget(
  'the tokens of the chat in the corner of a site',
  ({ visit, site, call, handOut, startSite }) => {
    /** The chat of a person, opened; what its page asks for, and what it costs in tokens from then on. */
    async function open(from = site()) {
      const { page } = await visit();
      const sent: Request[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/v1/')) sent.push(request);
      });
      await page.clock.install();
      await page.addInitScript({ content: NO_MEMORY_IN_FRAMES });
      await page.goto(from.origin);
      await launcherOf(page).click();
      await fieldOf(page).waitFor();
      const before = from.tokensMade;
      return { page, sent, made: () => from.tokensMade - before };
    }

    it('are renewed before they end, and used at once', async () => {
      const { page, sent, made } = await open();
      await ask(page, 'Before');
      const first = sent.at(-1)?.headers().authorization;
      await page.clock.fastForward('14:30');
      // What the conversation is at is asked for anew with the new one.
      await until('the feed has the new token', () =>
        Promise.resolve(sent.some((request) => isFeed(request) && request.headers().authorization !== first)),
      );
      await ask(page, 'After');
      expect(made()).toBe(1);
      expect(userOf(sent.at(-1)!)).toBe('user_anna');
    });

    it('are asked for once by a frame that was loaded anew and may remember nothing', async () => {
      const { page, made } = await open();
      await ask(page, 'Before it was loaded anew');
      await frameOf(page).evaluate('window.location.reload()');
      await questionOf(page, 'Before it was loaded anew').waitFor();
      expect(made()).toBe(1);
      expect(frameOf(page).url()).not.toContain('token');
    });

    it.each(['typed', 'sent', 'just sent'])('take along what was %s before they came', async (how) => {
      const { page } = await open();
      await ask(page, 'Before it was loaded anew');
      await chatOf(page).getByRole('button', { name: 'New chat' }).click();
      const coming = Promise.withResolvers<undefined>();
      await page.route('**/chat-token', async (route) => {
        await coming.promise;
        await route.continue();
      });
      const wanted = page.waitForRequest('**/chat-token');
      await frameOf(page).evaluate('window.location.reload()');
      await wanted;
      await fieldOf(page).fill('Written by nobody');
      // Between the key and the next frame it is neither in the message box nor among the messages.
      if (how === 'just sent') await page.clock.pauseAt(Date.now() + 60_000);
      if (how !== 'typed') await fieldOf(page).press('Enter');
      const begunAgain = page.waitForResponse((response) => response.url().includes('/v1/page'));
      coming.resolve(undefined);
      await begunAgain;
      await page.clock.resume();
      expect(await fieldOf(page).inputValue()).toBe('Written by nobody');
      await fieldOf(page).press('Enter');
      await questionOf(page, 'Written by nobody').waitFor();
    });

    it('go along when the page is loaded again by its own button', async () => {
      const { page } = await visit();
      await page.addInitScript({ content: NO_MEMORY_IN_FRAMES });
      await page.context().route('**/v1/page?*', (route) => route.abort(), { times: 1 });
      const before = site().tokensMade;
      await page.goto(site().origin);
      await launcherOf(page).click();
      await chatOf(page).getByRole('button', { name: 'Try again' }).click();
      await ask(page, 'After it was loaded again');
      expect(site().tokensMade - before).toBe(1);
    });

    it('of another user begin another page, and lead back to what the first was at', async () => {
      const { page, sent } = await open();
      await ask(page, 'Of Anna');
      handOut({ userId: 'user_ben' });
      await page.clock.fastForward('14:30');
      await questionOf(page, 'Of Anna').waitFor({ state: 'detached' });
      await ask(page, 'Of Ben');
      expect(userOf(sent.at(-1)!)).toBe('user_ben');
      handOut({});
      await page.clock.fastForward('14:30');
      await questionOf(page, 'Of Anna').waitFor();
    });

    it('of another application are not used', async () => {
      const other = await startSite(
        {},
        `data-application="${APPLICATION}" data-token-endpoint="/chat-token"`,
      );
      await call('PATCH', `/v1/applications/${APPLICATION}`, {
        allowed_origins: [site().origin, other.origin],
      });
      handOut({ applicationId: 'app_other' });
      const { page, sent } = await open(other);
      await fieldOf(page).fill('Hello');
      await fieldOf(page).press('Enter');
      await chatOf(page).getByText('open the assistant from your application again').first().waitFor();
      expect(other.tokensMade).toBeGreaterThan(0);
      expect(sent.map(userOf).filter((user) => user !== null)).toEqual([]);
    });
  },
);
