import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

const paragraphs = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `Paragraph ${from + index}.\n\n`).join('');

const fromEnd = (chat: ChatPage) =>
  chat.page.evaluate<number>(
    `(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(
        document.querySelector('[role=region][aria-label=Conversation]'))`,
  );

describeWithModel('reading a conversation', ({ visit, nextReply, exchange }) => {
  it('goes to a message that is sent from further up', async () => {
    const chat = await visit({ viewport: { width: 1000, height: 500 } });
    await chat.open();
    await exchange(chat, 'At length', paragraphs(1, 40));
    await chat.page.getByRole('region', { name: 'Conversation', exact: true }).hover();
    await chat.page.mouse.wheel(0, -900);
    await chat.jump.waitFor();

    await chat.send('And now?');
    await until('the message is in view', async () => (await fromEnd(chat)) < 2);
    const reply = await nextReply();
    reply.say(paragraphs(41, 20));
    await chat.replies.getByText('Paragraph 60.').waitFor();
    await until('the page follows the reply', async () => (await fromEnd(chat)) < 2);
    reply.end();
    await chat.settled();
  });

  it('follows a reply on after something was copied, opened or closed', async () => {
    const chat = await visit({
      viewport: { width: 1000, height: 500 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await chat.open();
    await exchange(chat, 'Briefly', 'Done.');
    await chat.send('At length');
    const reply = await nextReply();
    reply.say('```js\nlet x = 1;\n```\n\nBegun.');
    await chat.replies.getByText('Begun.').waitFor();
    for (const name of ['Copy code', 'Copy reply']) await chat.button(name).first().click();
    await chat.button('Copied').first().waitFor();
    // What a press brings about may move the page by itself, as a field that takes the focus does.
    await chat.page.evaluate(
      `document.querySelector('[role=region][aria-label=Conversation]').scrollTop -= 40`,
    );
    reply.say(`\n\n${paragraphs(1, 30)}`);
    await chat.replies.getByText('Paragraph 30.').waitFor();
    await until('the page follows the reply', async () => (await fromEnd(chat)) < 2);
    expect(await chat.jump.count()).toBe(0);
    reply.end();
    await chat.settled();
  });

  it('shows right-to-left replies from right to left, with what is in them', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(
      chat,
      'שלום, מה הריבית?',
      'הריבית היא 2.5%.\n\n- חשבון חיסכון\n- English item\n\n| שם | ערך |\n|---|---|\n| ריבית | 2.5% |\n\n> ציטוט\n\n```js\nlet x = 1;\n```\n\nAnd in English.',
    );
    const styleOf = (selector: string, property: string) =>
      chat.page.evaluate<string>(
        `getComputedStyle(document.querySelector('[data-role=assistant] ${selector}')).${property}`,
      );
    for (const selector of ['p', 'ul', 'table', 'blockquote']) {
      expect([selector, await styleOf(selector, 'direction')]).toEqual([selector, 'rtl']);
    }
    expect(await styleOf('pre', 'direction')).toBe('ltr');
    expect(await styleOf('div > p:last-child', 'direction')).toBe('ltr');
    // An item in another direction stays beside its bullet, and a number in its column.
    for (const selector of ['li:last-child', 'td:last-child']) {
      expect([selector, await styleOf(selector, 'textAlign')]).toEqual([selector, 'right']);
    }
    expect(parseFloat(await styleOf('ul', 'paddingRight'))).toBeGreaterThan(10);
    expect(await styleOf('ul', 'paddingLeft')).toBe('0px');
    expect(parseFloat(await styleOf('blockquote', 'borderRightWidth'))).toBeGreaterThan(1);
    await chat.conversations.getByRole('link').first().waitFor();
    // An empty field runs as its placeholder does.
    await chat.composer.fill('ועוד שאלה');
    const names = await chat.page.evaluate<string[]>(
      `Array.from(document.querySelectorAll('main [dir=auto], nav [dir=auto], h1[dir=auto]'), (e) => e.tagName)`,
    );
    expect(names).toEqual(expect.arrayContaining(['H1', 'TEXTAREA', 'DIV', 'P', 'UL']));
    // A title in the list of conversations, and what a table is moved in, which it takes its direction from.
    for (const around of ['nav li', '[data-role=assistant] :has(> table)']) {
      expect([
        around,
        await chat.page.locator(`${around}[dir=auto], ${around} [dir=auto]`).count(),
      ]).not.toContain(0);
    }
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('leads from a note to its place and back, within the page', async () => {
    const chat = await visit();
    await chat.open();
    const text = `It pays[^1].\n\n${paragraphs(1, 40)}\n\n[^1]: In euros.\n\n- [x] Sign\n- [ ] Pay`;
    await exchange(chat, 'First', text);
    await exchange(chat, 'Second', text);
    const address = chat.page.url();
    await chat.replies.last().locator('sup a').press('Enter');
    await until('the note has the focus', () =>
      chat.page.evaluate<boolean>(
        `document.activeElement.textContent.includes('In euros.') &&
          document.querySelectorAll('[data-role=assistant]')[1].contains(document.activeElement)`,
      ),
    );
    await chat.replies.last().getByRole('link', { name: 'Back to reference 1' }).press('Enter');
    expect(await chat.page.evaluate<string>('document.activeElement.textContent')).toBe('1');
    expect(chat.page.url()).toBe(address);
    expect(await chat.replies.last().getByLabel('Done', { exact: true }).isChecked()).toBe(true);
    expect(await chat.replies.last().getByLabel('Not done').isChecked()).toBe(false);
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('has code whose button covers none of it', async () => {
    const chat = await visit({ viewport: { width: 390, height: 844 } });
    await chat.open();
    await exchange(chat, 'Code', `\`\`\`\n${'x'.repeat(400)}\n\`\`\``);
    const code = await chat.replies.locator('pre').boundingBox();
    const button = await chat.button('Copy code').boundingBox();
    expect(button!.y + button!.height).toBeLessThanOrEqual(code!.y);
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('says why a reply is empty', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    await nextReply();
    await chat.stop.click();
    await chat.replies.getByText('This reply was stopped before its first word.').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('keeps what the model thought over a reload', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Hello', '<think>The person greets.</think>Good day.');
    for (const again of [false, true]) {
      if (again) await chat.page.reload();
      await chat.replies.getByText('Good day.').waitFor();
      await chat.replies.getByText('Reasoning').click();
      await chat.replies.getByText('The person greets.').waitFor();
    }
  });
});
