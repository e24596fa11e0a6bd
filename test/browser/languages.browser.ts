import { describeInBrowser } from './support/describe-in-browser.js';
import { type ChatPage } from './support/chat-page.js';
import { violationsOf } from './support/violations-of.js';

const AT_ONCE = { OFFLINE_WORDS_PER_SECOND: '0' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const rootOf = (chat: ChatPage) =>
  chat.page.evaluate<[string, string]>('[document.documentElement.lang, document.documentElement.dir]');

const overflowOf = (chat: ChatPage) =>
  chat.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describeInBrowser(
  'the language of the page',
  () => Promise.resolve(AT_ONCE),
  ({ visit, platform }) => {
    it('is that of the browser', async () => {
      const chat = await visit({ locale: 'de-AT' });
      await chat.page.goto('/');
      await chat.page.getByLabel('Ihre Nachricht').waitFor();
      expect(await rootOf(chat)).toEqual(['de', 'ltr']);
      expect(await chat.page.title()).toBe('Neuer Chat · Assistent');
      await chat.page.getByLabel('Ihre Nachricht').fill('Tell me about savings accounts');
      await chat.page.getByRole('button', { name: 'Senden' }).click();
      await chat.replies.getByText('Wissen verwendet').waitFor();
      await chat.page.getByRole('heading', { name: 'Heute' }).waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
    });

    it('is English where the browser speaks none of the page’s', async () => {
      const chat = await visit({ locale: 'fr-FR' });
      await chat.open();
      expect(await rootOf(chat)).toEqual(['en', 'ltr']);
    });

    it('can be chosen, at once and for good, and follows the browser again where it agrees', async () => {
      const chat = await visit({ locale: 'en-GB' });
      await chat.open();
      await chat.composer.fill('Half a thought');
      await chat.page.getByLabel('Language').selectOption('Deutsch');
      await chat.page.getByRole('button', { name: 'Neuer Chat' }).waitFor();
      expect(await chat.page.getByLabel('Ihre Nachricht').inputValue()).toBe('Half a thought');
      await chat.page.reload();
      await chat.page.getByLabel('Ihre Nachricht').waitFor();
      expect(await rootOf(chat)).toEqual(['de', 'ltr']);

      await chat.page.getByLabel('Sprache').selectOption('English');
      await chat.composer.waitFor();
      expect(await chat.page.evaluate('Object.keys(localStorage)')).not.toContain('language');
    });

    it('says so where it cannot be loaded, and stays as it was', async () => {
      const chat = await visit({ locale: 'en-GB' });
      await chat.open();
      await chat.page.route('**/assets/ar-*.js', (route) => route.abort());
      await chat.page.getByLabel('Language').selectOption('العربية');
      await chat.page.getByRole('alert').getByText('could not be shown in this language').waitFor();
      expect(await rootOf(chat)).toEqual(['en', 'ltr']);
    });

    it('is the one that was chosen last, however late the texts of another come', async () => {
      const chat = await visit({ locale: 'en-GB' });
      await chat.open();
      const late = Promise.withResolvers<undefined>();
      const asked = Promise.withResolvers<undefined>();
      await chat.page.route('**/assets/ar-*.js', async (route) => {
        asked.resolve(undefined);
        await late.promise;
        await route.continue();
      });
      const languages = chat.page.getByLabel('Language');
      await languages.selectOption('العربية');
      await asked.promise;
      expect(await languages.inputValue()).toBe('ar');
      await languages.selectOption('English');
      const come = chat.page.waitForResponse(/\/ar-[^/]+\.js$/);
      late.resolve(undefined);
      await (await come).finished();
      await chat.page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
      expect(await rootOf(chat)).toEqual(['en', 'ltr']);
      expect(await chat.page.evaluate('Object.keys(localStorage)')).not.toContain('language');
    });

    it('can be asked for again where it is the only one, and could not be loaded', async () => {
      await platform().call('PUT', '/v1/applications/app_arabic/page', { languages: ['ar'] });
      const chat = await visit();
      await chat.page.route('**/assets/ar-*.js', (route) => route.abort());
      await chat.open('/?application=app_arabic');
      await chat.page.unroute('**/assets/ar-*.js');
      await chat.page.getByLabel('Language').selectOption('العربية');
      await chat.page.getByLabel('رسالتك', { exact: true }).waitFor();
      expect(await rootOf(chat)).toEqual(['ar', 'rtl']);
    });

    it('loads no other', async () => {
      const chat = await visit({ locale: 'de-DE' });
      const asked: string[] = [];
      chat.page.on('request', (request) => asked.push(request.url()));
      await chat.page.goto('/');
      await chat.page.getByLabel('Ihre Nachricht').waitFor();
      expect(asked.filter((url) => /\/de-[^/]+\.js$/.test(url))).toHaveLength(1);
      expect(asked.filter((url) => /\/ar-[^/]+\.js$/.test(url))).toEqual([]);
    });

    it.each([
      ['light', 'a desk', {}],
      ['dark', 'a phone', PHONE],
    ] as const)('mirrors the page in Arabic, in the %s theme on %s', async (colorScheme, _, device) => {
      const chat = await visit({ locale: 'ar-EG', colorScheme, ...device });
      await chat.page.goto('/');
      const field = chat.page.getByLabel('رسالتك', { exact: true });
      await field.fill('Tell me about savings accounts');
      await field.press('Enter');
      await chat.replies.getByText('استُخدمت المعرفة').waitFor();
      await chat.page.getByRole('button', { name: 'إيقاف الرد' }).waitFor({ state: 'hidden' });
      expect(await rootOf(chat)).toEqual(['ar', 'rtl']);
      expect(await overflowOf(chat)).toBe(0);
      expect(await violationsOf(chat.page)).toEqual([]);

      const [question, reply] = await Promise.all([
        chat.questions.first().locator('[dir="auto"]').boundingBox(),
        chat.replies.first().locator('[aria-hidden="true"]').first().boundingBox(),
      ]);
      // Whoever asks is at the end of the line, which is on the left now.
      expect(question!.x).toBeLessThan(reply!.x);
    });

    it('has a title that runs the other way stand where the list begins', async () => {
      const chat = await visit({ locale: 'ar' });
      await chat.page.goto('/');
      const field = chat.page.getByLabel('رسالتك', { exact: true });
      await field.fill('Tell me about savings accounts');
      await field.press('Enter');
      const link = chat.page.getByRole('link', { name: 'Tell me about savings accounts' });
      const [text, item] = await Promise.all([
        link.locator('span').first().boundingBox(),
        link.boundingBox(),
      ]);
      expect(item!.x + item!.width - (text!.x + text!.width)).toBeCloseTo(10, 0);
    });

    it('walks the list by the keys that point along its lines', async () => {
      const chat = await visit({ locale: 'ar' });
      await chat.page.goto('/');
      const field = chat.page.getByLabel('رسالتك', { exact: true });
      await field.fill('Tell me about savings accounts');
      await field.press('Enter');
      const link = chat.page.getByRole('link', { name: 'Tell me about savings accounts' });
      await link.focus();
      expect(await link.getAttribute('aria-keyshortcuts')).toBe('F2 Delete ArrowLeft');
      await chat.page.keyboard.press('ArrowLeft');
      const focused = () => chat.page.evaluate<string>('document.activeElement.tagName');
      expect(await focused()).toBe('BUTTON');
      await chat.page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('A');
    });
  },
);
