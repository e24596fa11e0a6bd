import { describeInBrowser } from './support/describe-in-browser.js';

const BRISK = { OFFLINE_WORDS_PER_SECOND: '100' };

describeInBrowser(
  'talking to the offline assistant',
  () => Promise.resolve(BRISK),
  ({ visit }) => {
    it('answers a quick action, with its sources under the reply', async () => {
      const chat = await visit();
      await chat.open();
      await chat.button('Tell me about savings accounts').click();

      expect(await chat.questions.innerText()).toContain('Tell me about savings accounts');
      await chat.settled();
      const reply = chat.replies.last();
      const text = await reply.innerText();
      expect(text).toContain('2.5% APY');
      expect(text).toContain('Knowledge used');
      const sources = reply.getByRole('list', { name: 'Cited passages' });
      expect(await sources.getByRole('listitem').allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining('Savings Account Information')]),
      );
    });

    it('asks once what is pressed twice', async () => {
      const chat = await visit();
      await chat.open();
      await chat.button('Tell me about savings accounts').evaluate((button: { click: () => void }) => {
        button.click();
        button.click();
      });
      await chat.settled();
      expect(await chat.questions.count()).toBe(1);
      expect(await chat.replies.count()).toBe(1);
    });

    it('leads from a citation in the text to its passage', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Tell me about savings accounts');
      await chat.settled();

      await chat.citations.first().click();

      const panel = chat.page.getByRole('dialog', { name: 'Savings Account Information' });
      expect(await panel.locator('mark').innerText()).toContain('2.5% APY');
    });

    it('shows no knowledge mark on a reply that used none', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('xyzzy');
      await chat.settled();

      expect(await chat.replies.last().innerText()).not.toContain('Knowledge used');
    });

    it('sends with Enter, breaks lines with Shift+Enter, and grows the box', async () => {
      const chat = await visit();
      await chat.open();
      const heightOf = async () => (await chat.composer.boundingBox())?.height ?? 0;
      const before = await heightOf();

      await chat.composer.pressSequentially('savings');
      await chat.composer.press('Shift+Enter');
      await chat.composer.pressSequentially('and checking');
      expect(await chat.composer.inputValue()).toBe('savings\nand checking');
      expect(await chat.questions.count()).toBe(0);
      expect(await heightOf()).toBeGreaterThan(before);

      await chat.composer.press('Enter');
      await chat.replies.first().waitFor();
      expect(await chat.questions.innerText()).toMatch(/savings\nand checking/);
      expect(await chat.composer.inputValue()).toBe('');
      expect(await heightOf()).toBe(before);
    });

    it('says honestly that no model is configured', async () => {
      const chat = await visit();
      await chat.open();
      await chat.page.getByText('Offline assistant — no model configured').waitFor();
    });

    it('dates each message and copies a reply', async () => {
      const chat = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
      await chat.open();
      await chat.send('Check my account balance');
      await chat.settled();

      for (const message of [chat.questions.first(), chat.replies.first()]) {
        const date = await message.locator('time').getAttribute('datetime');
        expect(Math.abs(Date.parse(date ?? '') - Date.now())).toBeLessThan(120_000);
      }
      await chat.button('Copy reply').click();
      await chat.button('Copied').waitFor();
      expect(await chat.page.evaluate<string>('navigator.clipboard.readText()')).toContain(
        'verify your identity',
      );
    });
  },
);
