import { type ChatPage } from './support/chat-page.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { violationsOf } from './support/violations-of.js';

const AT_ONCE = { OFFLINE_WORDS_PER_SECOND: '0' };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const backgroundOf = (chat: ChatPage) =>
  chat.page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

const overflowOf = (chat: ChatPage) =>
  chat.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const focusedText = (chat: ChatPage) => chat.page.evaluate<string>('document.activeElement.innerText');

async function talk(chat: ChatPage): Promise<void> {
  await chat.open();
  await chat.send('Tell me about savings accounts');
  await chat.replies.getByText('Knowledge used').waitFor();
  await chat.settled();
}

describeInBrowser(
  'the look of the page',
  () => Promise.resolve(AT_ONCE),
  ({ visit }) => {
    it('follows the system, and remembers a choice against it', async () => {
      const chat = await visit({ colorScheme: 'dark' });
      await chat.open();
      const dark = await backgroundOf(chat);
      await chat.button('Use the light theme').click();
      const light = await backgroundOf(chat);
      expect(light).not.toBe(dark);

      await chat.page.reload();
      await chat.composer.waitFor();
      expect(await backgroundOf(chat)).toBe(light);

      // A choice that agrees with the system is none, and follows it again.
      await chat.button('Use the dark theme').click();
      await chat.page.emulateMedia({ colorScheme: 'light' });
      expect(await backgroundOf(chat)).toBe(light);
    });

    it.each(['light', 'dark'] as const)('has no accessibility fault in the %s theme', async (colorScheme) => {
      const chat = await visit({ colorScheme });
      await chat.open();
      expect(await violationsOf(chat.page)).toEqual([]);
      await talk(chat);
      expect(await violationsOf(chat.page)).toEqual([]);

      await chat.act('Tell me about savings accounts', 'Delete');
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.button('Cancel').click();
      await chat.page.route('**/messages/stream', (route) => route.abort());
      await chat.send('Once more');
      await chat.button('Try again').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
    });

    it.each(['light', 'dark'] as const)(
      'fits a phone in the %s theme, without a fault',
      async (colorScheme) => {
        const chat = await visit({ ...PHONE, colorScheme });
        await chat.open();
        expect(await overflowOf(chat)).toBe(0);
        expect(await violationsOf(chat.page)).toEqual([]);
        await talk(chat);
        expect(await overflowOf(chat)).toBe(0);
        expect(await violationsOf(chat.page)).toEqual([]);
      },
    );

    it('has the conversations in a drawer on a phone, which keeps the focus and gives it back', async () => {
      const chat = await visit(PHONE);
      await talk(chat);
      expect(await chat.conversations.count()).toBe(0);
      await chat.button('Open conversations').click();
      const drawer = chat.page.getByRole('dialog', { name: 'Conversations' });
      await drawer.getByRole('link', { name: 'Tell me about savings accounts' }).waitFor();
      expect(await overflowOf(chat)).toBe(0);
      expect(await violationsOf(chat.page)).toEqual([]);

      await chat.page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(await chat.page.evaluate<string>('document.activeElement.ariaLabel')).toBe('Open conversations');

      await chat.button('Open conversations').click();
      await drawer.getByRole('button', { name: 'New chat' }).click();
      await chat.page.getByText('How can I help today?').waitFor();
      expect(await drawer.count()).toBe(0);
    });

    it('can be used with the keyboard alone', async () => {
      const chat = await visit();
      await chat.open();
      expect(await chat.page.evaluate<string>('document.activeElement.tagName')).toBe('TEXTAREA');
      for (
        let steps = 0;
        steps < 12 && !(await focusedText(chat)).startsWith('Check my account');
        steps += 1
      ) {
        await chat.page.keyboard.press('Shift+Tab');
      }
      await chat.page.keyboard.press('Enter');
      await chat.replies.getByText('verify your identity').waitFor();
    });

    it('moves nothing for a reader who wants no motion', async () => {
      const chat = await visit({ reducedMotion: 'reduce' });
      await talk(chat);
      const durations = await chat.page.evaluate<number[]>(
        'document.getAnimations().map((animation) => Number(animation.effect.getComputedTiming().duration))',
      );
      expect(durations.filter((duration) => duration > 1)).toEqual([]);
    });
  },
);
