import { type Page } from 'playwright-core';
import { APPLICATION, ask, chatOf, describeWidget, fieldOf, launcherOf } from './support/describe-widget.js';
import { violationsOf } from './support/violations-of.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const MOST_BYTES = 15_000;

const hasFocus = (page: Page) =>
  page.evaluate<boolean>(
    `document.querySelector('chat-widget').shadowRoot.activeElement?.className === 'launcher'`,
  );
const tries = (page: Page) => page.getByRole('button', { name: 'Try again' });

describeWidget(
  'the chat in the corner of another site',
  ({ platform, visit, site, call, handOut, startSite }) => {
    it('is one small script until it is opened; then it takes the focus, answers, and gives the focus back', async () => {
      const { page } = await visit();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().startsWith(platform().url)) asked.push(new URL(request.url()).pathname);
      });
      await page.goto(site().origin);
      await launcherOf(page).waitFor();
      expect(asked).toEqual(['/widget.js']);
      expect(site().tokensMade).toBe(0);
      const script = await fetch(`${platform().url}/widget.js`, { headers: { 'accept-encoding': 'br' } });
      expect((await script.arrayBuffer()).byteLength).toBeLessThan(MOST_BYTES);
      expect(await violationsOf(page)).toEqual([]);

      await launcherOf(page).focus();
      await page.keyboard.press('Enter');
      const field = fieldOf(page);
      await field.waitFor();
      await chatOf(page).locator('textarea:focus').waitFor();
      await page.keyboard.type('Hello there');
      await page.keyboard.press('Enter');
      await chatOf(page).getByRole('button', { name: 'Copy reply' }).waitFor();
      await page.keyboard.press('Escape');
      await fieldOf(page).waitFor({ state: 'hidden' });
      expect(await hasFocus(page)).toBe(true);
    });

    it('opens where it was on the next page of the site', async () => {
      const { page } = await visit();
      await page.goto(site().origin);
      await launcherOf(page).click();
      await ask(page, 'A question of its own');
      await page.getByRole('link', { name: 'Home' }).click();
      await chatOf(page).locator('[data-role="user"]').getByText('A question of its own').waitFor();
      expect(page.url()).toBe(`${site().origin}/`);
    });

    it('marks what came while it was closed', async () => {
      const { page } = await visit();
      await page.goto(site().origin);
      await launcherOf(page).click();
      await fieldOf(page).fill('Tell me later');
      // It is closed before the answer is allowed to come.
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.context().route('**/messages/stream', async (route) => {
        await held;
        await route.continue();
      });
      await fieldOf(page).press('Enter');
      await page.getByRole('button', { name: 'Ask us: close' }).click();
      release();
      await page.locator('.mark:not([hidden])').waitFor();
      await launcherOf(page).click();
      await page.locator('.mark').waitFor({ state: 'hidden' });
    });

    it('marks no reply that never came', async () => {
      const { page } = await visit();
      // A frame that is being loaded meanwhile would not have it.
      await page.context().route('**/messages/stream', (route) =>
        route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: '{"detail":"Refused."}',
        }),
      );
      await page.goto(site().origin);
      await launcherOf(page).click();
      await fieldOf(page).fill('Never sent');
      await fieldOf(page).press('Enter');
      await chatOf(page).getByText('Refused.').waitFor();
      await page.keyboard.press('Escape');
      await fieldOf(page).waitFor({ state: 'hidden' });
      expect(await page.locator('.mark').isHidden()).toBe(true);
    });

    it('fills a phone, and is all there is while it does', async () => {
      const { page } = await visit(PHONE);
      await page.goto(site().origin);
      await page.evaluate(
        'document.querySelector("main").after(Object.assign(document.createElement("p"), { inert: true }))',
      );
      const inert = () =>
        page.evaluate<unknown>('[...document.querySelectorAll("main, p")].map((one) => one.inert)');
      await launcherOf(page).click();
      await fieldOf(page).waitFor();
      // The keyboard of a touch screen would cover what there is to read.
      await chatOf(page).locator('main:focus').waitFor();
      expect(await page.locator('.panel').getAttribute('aria-modal')).toBe('true');
      expect(await inert()).toEqual([true, true]);
      expect(await page.locator('.panel').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Ask us: close' }).click();
      expect(await inert()).toEqual([false, true]);
      expect(await hasFocus(page)).toBe(true);
    });

    it('is opened once, however often that is pressed', async () => {
      const { page } = await visit();
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.context().route('**/chat-token', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(site().origin);
      const before = site().tokensMade;
      for (let press = 0; press < 3; press += 1) await launcherOf(page).click();
      release();
      await fieldOf(page).waitFor();
      expect([site().tokensMade - before, await page.locator('iframe').count()]).toEqual([1, 1]);
    });

    it('is drawn where the site lets no text become elements', async () => {
      const { origin } = new URL(platform().url);
      const strict = await startSite({
        'content-security-policy': `script-src ${origin}; frame-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`,
      });
      await call('PATCH', `/v1/applications/${APPLICATION}`, {
        allowed_origins: [site().origin, strict.origin],
      });
      const { page } = await visit();
      await page.goto(strict.origin);
      await launcherOf(page).click();
      await fieldOf(page).waitFor();
    });

    it('says that it has no token, and tries again', async () => {
      const { page } = await visit();
      handOut(null);
      await page.goto(site().origin);
      await launcherOf(page).click();
      await page.getByRole('alert').getByText('The chat could not be opened.').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      handOut({});
      await tries(page).click();
      await fieldOf(page).waitFor();
      expect(await tries(page).isHidden()).toBe(true);
    });

    it('shows nothing on a site that the application does not trust, nor of another application', async () => {
      const stranger = await startSite();
      const { page } = await visit();
      await page.clock.install();
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
      await page.goto(stranger.origin);
      await launcherOf(page).click();
      await refused;
      expect(await fieldOf(page).count()).toBe(0);
      await page.clock.fastForward('00:15');
      await page.getByRole('alert').getByText('The chat does not answer.').waitFor();
      expect(await page.locator('iframe').isHidden()).toBe(true);

      const frame = async (path: string) =>
        (await fetch(platform().url + path, { headers: { accept: 'text/html' } })).headers;
      const own = await frame(`/embed/${APPLICATION}`);
      expect(own.get('content-security-policy')).toContain(`frame-ancestors 'self' ${site().origin}`);
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
      await fieldOf(page).fill('Hello');
      await fieldOf(page).press('Enter');
      await chatOf(page).getByText('open the assistant from your application again').first().waitFor();
      expect(faults).toEqual([]);
    });
  },
);
