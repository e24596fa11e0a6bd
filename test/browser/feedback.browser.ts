import { type ChatPage } from './support/chat-page.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

const ENVIRONMENT = { OFFLINE_WORDS_PER_SECOND: '0' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describeInBrowser(
  'what a person thinks of a reply',
  () => Promise.resolve(ENVIRONMENT),
  ({ platform, visit }) => {
    const asked = async (options: Parameters<typeof visit>[0] = {}, path = '/'): Promise<ChatPage> => {
      const chat = await visit(options);
      await chat.open(path);
      await chat.send('Tell me about savings accounts');
      await chat.replies.first().waitFor();
      await chat.settled();
      return chat;
    };
    const up = (chat: ChatPage) => chat.replies.getByRole('button', { name: 'Good reply' });
    const down = (chat: ChatPage) => chat.replies.getByRole('button', { name: 'Bad reply' });
    const form = (chat: ChatPage) => chat.page.getByRole('form', { name: 'What was wrong with this reply?' });
    const kept = async ({ conversationId }: ChatPage) =>
      (await platform().call('GET', `/v1/conversations/${conversationId}/feedback`)) as object[];
    const isPressed = (chat: ChatPage, which: typeof up, pressed: boolean) =>
      until(`pressed is ${pressed}`, async () => {
        return (await which(chat).getAttribute('aria-pressed')) === String(pressed);
      });

    it('is said by one press, outlasts reload and another conversation, and is taken back by the next', async () => {
      const chat = await asked();
      await up(chat).click();
      await isPressed(chat, up, true);
      // It is seen at once, also under the pointer, where a touch leaves it.
      const color = () =>
        chat.page.evaluate<string>(`getComputedStyle(document.querySelector('[aria-pressed="true"]')).color`);
      const accent = await chat.page.evaluate<string>(`{
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'var(--accent)';
        const { color } = getComputedStyle(probe);
        probe.remove();
        color;
      }`);
      await until('it has the accent', async () => (await color()) === accent);
      await until('it is kept', async () => (await kept(chat)).length === 1);
      const path = new URL(chat.page.url()).pathname;

      await chat.page.reload();
      await isPressed(chat, up, true);
      await chat.button('New chat').first().click();
      await chat.page.getByRole('link', { name: 'Tell me about savings accounts' }).click();
      await isPressed(chat, up, true);
      expect(new URL(chat.page.url()).pathname).toBe(path);

      await up(chat).click();
      await isPressed(chat, up, false);
      await until('it is gone', async () => (await kept(chat)).length === 0);
    });

    it('asks for the reason of an earlier reply where that is read', async () => {
      const chat = await asked();
      await chat.send('And fees?');
      await chat.replies.nth(1).waitFor();
      await chat.settled();
      await down(chat).first().click();
      await form(chat).locator('[value="incorrect"]:focus').waitFor();
      // As the thread is laid out once it has grown.
      await chat.page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
      const shown = await form(chat).boundingBox();
      const header = await chat.page.locator('header').first().boundingBox();
      expect(shown?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
    });

    it('asks for a reason where it is a bad one, by the keyboard too, and goes on without one', async () => {
      const chat = await asked();
      await down(chat).focus();
      await chat.page.keyboard.press('Enter');
      await form(chat).waitFor();
      await until('it is kept without a reason', async () => (await kept(chat)).length === 1);
      await form(chat).locator('[value="incorrect"]:focus').waitFor();
      await chat.page.keyboard.press('ArrowDown');
      await form(chat).getByLabel('In your own words (optional)').fill('And the fee?');
      expect(await violationsOf(chat.page)).toEqual([]);
      await form(chat).getByRole('button', { name: 'Send' }).click();
      await chat.replies.getByText('Thank you.').waitFor();
      expect(await form(chat).count()).toBe(0);
      await until('the reason is kept', async () => {
        const [said] = (await kept(chat)) as { reason: string; comment: string }[];
        return said?.reason === 'incomplete' && said.comment === 'And the fee?';
      });

      await chat.page.reload();
      await isPressed(chat, down, true);
      await chat.button('Change the reason').click();
      const comment = form(chat).getByLabel('In your own words (optional)');
      expect(await comment.inputValue()).toBe('And the fee?');
      expect(await form(chat).getByRole('radio', { name: 'Incomplete' }).isChecked()).toBe(true);
      await chat.page.keyboard.press('Escape');
      await form(chat).waitFor({ state: 'hidden' });
      await chat.replies.locator('[aria-label="Bad reply"]:focus').waitFor();
      // The page goes on beside the form, and what is better thought of is not asked about.
      await chat.button('Change the reason').click();
      await up(chat).click();
      await form(chat).waitFor({ state: 'hidden' });
      await until('it was changed', async () => {
        const [said] = (await kept(chat)) as {
          rating: string;
          reason: string | null;
          comment: string | null;
        }[];
        return said?.rating === 'up' && said.reason === null && said.comment === null;
      });
    });

    it('is as before, and says so, where it was not kept', async () => {
      const chat = await asked();
      await chat.page.route('**/feedback', (route) => route.abort());
      await up(chat).click();
      await chat.page.getByRole('alert').getByText('Your feedback was not kept.').waitFor();
      await isPressed(chat, up, false);
    });

    it.each(['light', 'dark'] as const)('is readable on a phone, in the %s theme', async (colorScheme) => {
      const chat = await asked({ colorScheme, ...PHONE });
      await down(chat).tap();
      await form(chat).waitFor();
      await form(chat).getByText('Too slow').tap();
      expect(await violationsOf(chat.page)).toEqual([]);
      expect(
        await chat.page.evaluate<boolean>(
          'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
        ),
      ).toBe(true);
    });

    it.each(['en-US', 'de-DE', 'ar-EG'])(
      'is said on one line with the time, on a phone in %s',
      async (locale) => {
        const { page, replies } = await visit({ locale, ...PHONE });
        await page.goto('/');
        await page.locator('form textarea').fill('Tell me about savings accounts');
        await page.keyboard.press('Enter');
        const thumb = replies.locator('button[aria-pressed]').last();
        await thumb.waitFor();
        const middleOf = async (place: typeof thumb) => {
          const { y = 0, height = 0 } = (await place.boundingBox()) ?? {};
          return Math.round(y + height / 2);
        };
        expect(await middleOf(thumb)).toBe(await middleOf(replies.locator('time')));
      },
    );

    it('is not asked for where the application does not want it', async () => {
      await platform().call('PUT', '/v1/applications/app_silent/page', { shows: { feedback: false } });
      const chat = await asked({}, '/?application=app_silent');
      await chat.button('Copy reply').waitFor();
      expect(await down(chat).count()).toBe(0);
    });
  },
);
