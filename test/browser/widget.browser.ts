import { type Page } from 'playwright-core';
import { describeInBrowser } from './support/describe-in-browser.js';
import { OtherSite } from './support/other-site.js';
import { violationsOf } from './support/violations-of.js';

const APPLICATION = 'app_shop';
const AT_ONCE = { OFFLINE_WORDS_PER_SECOND: '0' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const MOST_BYTES = 15_000;

describeInBrowser(
  'the chat in the corner of another site',
  () => Promise.resolve(AT_ONCE),
  ({ platform, visit }) => {
    let site: OtherSite;
    let stranger: OtherSite;
    let admin: string;
    let key: string;

    async function call<Body>(method: string, path: string, bearer: string, body: object): Promise<Body> {
      const headers = {
        'content-type': 'application/json',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      };
      const response = await fetch(platform().url + path, { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Body;
    }

    const makeToken = async (): Promise<string> => {
      const made = await call<{ token: string }>('POST', '/v1/client-tokens', key, { user_id: 'user_anna' });
      return made.token;
    };
    const tag = () =>
      `<script src="${platform().url}/widget.js" data-token-endpoint="/chat-token" data-label="Ask us" data-accent="#5b2a86" defer></script>`;

    beforeAll(async () => {
      admin = (await call<{ key: string }>('POST', '/v1/keys', '', { kind: 'admin' })).key;
      key = (await call<{ key: string }>('POST', '/v1/keys', admin, { application_id: APPLICATION })).key;
      [site, stranger] = [await OtherSite.start(tag, makeToken), await OtherSite.start(tag, makeToken)];
      await call('PATCH', `/v1/applications/${APPLICATION}`, key, { allowed_origins: [site.origin] });
    });

    afterAll(() => Promise.all([site.stop(), stranger.stop()]));

    const launcherOf = (page: Page) => page.getByRole('button', { name: 'Ask us', exact: true });
    const chatOf = (page: Page) => page.frameLocator('iframe[title="Ask us"]');
    const hasFocus = (page: Page) =>
      page.evaluate<boolean>(
        `document.querySelector('chat-widget').shadowRoot.activeElement?.className === 'launcher'`,
      );

    it('is one small script until it is opened; then it takes the focus, answers, and gives the focus back', async () => {
      const { page } = await visit();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().startsWith(platform().url)) asked.push(new URL(request.url()).pathname);
      });
      await page.goto(site.origin);
      await launcherOf(page).waitFor();
      expect(asked).toEqual(['/widget.js']);
      expect(site.tokensMade).toBe(0);
      const script = await fetch(`${platform().url}/widget.js`, { headers: { 'accept-encoding': 'br' } });
      expect((await script.arrayBuffer()).byteLength).toBeLessThan(MOST_BYTES);
      expect(await violationsOf(page)).toEqual([]);

      await launcherOf(page).focus();
      await page.keyboard.press('Enter');
      const field = chatOf(page).getByLabel('Your message');
      await field.waitFor();
      await chatOf(page).locator('textarea:focus').waitFor();
      await page.keyboard.type('Hello there');
      await page.keyboard.press('Enter');
      await chatOf(page).getByRole('button', { name: 'Copy reply' }).waitFor();
      await page.keyboard.press('Escape');
      await chatOf(page).getByLabel('Your message').waitFor({ state: 'hidden' });
      expect(await hasFocus(page)).toBe(true);
    });

    it('opens where it was on the next page of the site', async () => {
      const { page } = await visit();
      await page.goto(site.origin);
      await launcherOf(page).click();
      await chatOf(page).getByLabel('Your message').fill('A question of its own');
      await chatOf(page).getByLabel('Your message').press('Enter');
      await chatOf(page).getByRole('button', { name: 'Copy reply' }).waitFor();
      await page.getByRole('link', { name: 'Home' }).click();
      await chatOf(page).locator('li[data-role="user"]').getByText('A question of its own').waitFor();
      expect(page.url()).toBe(`${site.origin}/`);
    });

    it('marks what came while it was closed', async () => {
      const { page } = await visit();
      await page.goto(site.origin);
      await launcherOf(page).click();
      await chatOf(page).getByLabel('Your message').fill('Tell me later');
      // It is closed before the answer is allowed to come.
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.context().route('**/messages/stream', async (route) => {
        await held;
        await route.continue();
      });
      await chatOf(page).getByLabel('Your message').press('Enter');
      await page.getByRole('button', { name: 'Ask us: close' }).click();
      release();
      await page.locator('.mark:not([hidden])').waitFor();
      await launcherOf(page).click();
      await page.locator('.mark').waitFor({ state: 'hidden' });
    });

    it('fills a phone', async () => {
      const { page } = await visit(PHONE);
      await page.goto(site.origin);
      await launcherOf(page).click();
      await chatOf(page).getByLabel('Your message').waitFor();
      expect(await page.locator('.panel').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
      expect(await violationsOf(page)).toEqual([]);
    });

    it('shows nothing on a site that the application does not trust, nor of another application', async () => {
      const { page } = await visit();
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
      await page.goto(stranger.origin);
      await launcherOf(page).click();
      await refused;
      expect(await chatOf(page).getByLabel('Your message').count()).toBe(0);

      const frame = async (path: string) =>
        (await fetch(platform().url + path, { headers: { accept: 'text/html' } })).headers;
      const own = await frame(`/embed/${APPLICATION}`);
      expect(own.get('content-security-policy')).toContain(`frame-ancestors 'self' ${site.origin}`);
      expect(own.get('x-frame-options')).toBeNull();
      for (const path of ['/', '/c/conv_1', '/knowledge', '/demo/']) {
        const headers = await frame(path);
        expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      }
      expect((await frame('/embed/app_other')).get('content-security-policy')).toContain(
        "frame-ancestors 'self';",
      );
    });

    it('is shown by a page of the platform', async () => {
      const { page } = await visit();
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) faults.push(message.text());
      });
      await page.goto(`${platform().url}/demo`);
      expect(await violationsOf(page)).toEqual([]);
      await launcherOf(page).click();
      // Without a key nobody comes in, also here.
      await chatOf(page).getByLabel('Your message').fill('Hello');
      await chatOf(page).getByLabel('Your message').press('Enter');
      await chatOf(page).getByText('open the assistant from your application again').first().waitFor();
      expect(faults).toEqual([]);
    });
  },
);
