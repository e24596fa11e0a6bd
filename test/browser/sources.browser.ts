import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { addInsurance, CONTENT, QUESTION, TITLE } from './support/insurance.js';
import { violationsOf } from './support/violations-of.js';

const focused = (chat: ChatPage, property: string) =>
  chat.page.evaluate<string>(`document.activeElement.${property}`);

const overflowOf = (chat: ChatPage) =>
  chat.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describeWithModel('the sources of a reply', ({ visit, nextReply, platform }) => {
  let documentId: string;

  beforeEach(async () => {
    documentId = await addInsurance(platform());
  });

  afterEach(async () => {
    // A test may have deleted it.
    await platform()
      .call('DELETE', `/v1/knowledge/documents/${documentId}`)
      .catch(() => undefined);
  });

  async function ask(chat: ChatPage, answer: string, question = QUESTION): Promise<void> {
    await chat.send(question);
    const reply = await nextReply();
    reply.say(answer);
    reply.end();
    await chat.button('Copy reply').last().waitFor();
    await chat.settled();
  }

  const quoteOf = (chat: ChatPage) => chat.panel.getByRole('blockquote');

  it('open at the sentence, marked alone in its document and in view', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1].');
    await chat.citations.first().click();

    const mark = await chat.mark.innerText();
    expect(mark).toContain('Lost luggage is paid up to 2,000 euros 🧳 per traveller.');
    expect(mark).not.toContain('Rule 1');
    const panel = chat.page.getByRole('dialog', { name: TITLE });
    const text = await panel.getByRole('region', { name: TITLE }).innerText();
    expect(text).toContain('A trip cancelled for illness');
    expect(await panel.getByRole('list', { name: 'Headings above the passage' }).innerText()).toMatch(
      /Travel insurance\s+Luggage/,
    );
    expect(await panel.getByRole('list', { name: 'About the document' }).innerText()).toMatch(
      /insurance\s+Version 1/,
    );
    const inView = await chat.page.evaluate<boolean>(`(() => {
      const { top } = document.querySelector('mark').getBoundingClientRect();
      const scroller = document.querySelector('dialog [role="region"]').getBoundingClientRect();
      return top >= scroller.top && top < scroller.bottom - 100;
    })()`);
    expect(inView).toBe(true);
  });

  it('open each at what it is for, in a document that reads as it was written', async () => {
    const path = `/v1/knowledge/documents/${documentId}`;
    const table = '| Bag | Paid |\n|---|---|\n| Suitcase | 900 euros |\n| Rucksack | 400 euros |';
    const content = `# Luggage\n\n${TITLE}: what is paid for lost **luggage**.\n\n${table}\n\n- Send a *letter* in ten days.\n- Keep the tags.`;
    await platform().call('PUT', path, { content });
    const chat = await visit();
    await chat.open();
    await ask(chat, 'A lost rucksack is paid 400 euros [1]. Write a letter within ten days [1].');
    await chat.citations.first().click();
    await chat.mark.first().waitFor();
    expect(await chat.mark.allTextContents()).toEqual([
      expect.stringContaining('Rucksack'),
      expect.stringContaining('400 euros'),
    ]);
    expect(await chat.panel.getByRole('row').count()).toBe(3);
    expect(await chat.panel.getByRole('columnheader').allInnerTexts()).toEqual(['Bag', 'Paid']);
    expect(await chat.panel.getByRole('heading', { name: 'Luggage', exact: true }).count()).toBe(1);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.page.keyboard.press('Escape');

    await chat.citations.nth(1).click();
    await chat.mark.first().waitFor();
    expect((await chat.mark.allTextContents()).join('')).toContain('Send a letter in ten days.');
    await chat.page.reload();
    await chat.citations.nth(1).click();
    await chat.mark.first().waitFor();
    expect((await chat.mark.allTextContents()).join('')).toContain('Send a letter in ten days.');
  });

  it('open and close by the keyboard, which keeps its place', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1]. More [1, 2].');
    const name = await chat.citations.nth(1).getAttribute('aria-label');
    await chat.citations.nth(1).press('Enter');
    await chat.mark.waitFor();
    expect(await focused(chat, 'role')).toBe('region');

    await chat.page.keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'detached' });
    expect(await focused(chat, 'ariaLabel')).toBe(name);
    expect(await chat.page.locator('button:focus').count()).toBe(1);
    await chat.page.keyboard.press('Enter');
    await chat.panel.getByText(/^Source 1 · /).waitFor();
  });

  it('can be stepped through', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Luggage [1], cancellation [2].');
    await chat.citations.first().click();
    const first = await chat.mark.innerText();
    await chat.button('Next source').press('Enter');
    await chat.panel.getByText(/^Source 2 · 2 of \d$/).waitFor();
    expect(await chat.mark.innerText()).not.toBe(first);
    await chat.button('Previous source').click();
    await chat.panel.getByText(/^Source 1 · 1 of \d$/).waitFor();
    expect(await chat.mark.innerText()).toBe(first);
  });

  it('are never led to by a number that the model made up', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send(QUESTION);
    const reply = await nextReply();
    reply.say('Up to 2,000 euros [1, 9]. In code it is `values[8]`, or [a link](#source-1). Also [7].');
    const madeUp = chat.replies.getByTitle('Not among the sources');
    await madeUp.nth(1).waitFor();
    const check = async () => {
      expect(await madeUp.allTextContents()).toEqual([
        '[9] (not among the sources)',
        '[7] (not among the sources)',
      ]);
      expect(await chat.citations.allInnerTexts()).toEqual(['1']);
      expect(await chat.replies.locator('code').innerText()).toBe('values[8]');
    };
    await check();

    reply.end();
    await chat.button('Copy reply').waitFor();
    await check();
    await chat.page.reload();
    await madeUp.nth(1).waitFor();
    await check();
    await chat.citations.click();
    await chat.mark.waitFor();
  });

  it('are listed with the cited ones first, and those that were only given folded away', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Less 50 euros [2].');
    const check = async () => {
      const cited = chat.replies.getByRole('list', { name: 'Cited passages' });
      expect(await cited.getByRole('listitem').count()).toBe(1);
      const given = chat.replies.getByRole('list', { name: 'Passages that were given and not cited' });
      expect(await given.isVisible()).toBe(false);
      await chat.replies.getByText(/more passages? (was|were) given/).click();
      await given.getByRole('button').first().click();
      await chat.panel.getByText(/^Source 1 · 2 of \d$/).waitFor();
      await chat.page.keyboard.press('Escape');
    };
    await check();
    await chat.page.reload();
    await chat.citations.first().waitFor();
    await check();
  });

  it('say that their document was replaced, disabled or deleted, and keep the quote', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1].');
    const path = `/v1/knowledge/documents/${documentId}`;
    const check = async (reason: string) => {
      await chat.citations.first().click();
      await chat.panel.getByRole('alert').getByText(reason).waitFor();
      expect(await quoteOf(chat).innerText()).toContain('Lost luggage is paid up to 2,000 euros');
      expect(await chat.mark.count()).toBe(0);
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.keyboard.press('Escape');
    };

    await platform().call('PATCH', path, { enabled: false });
    await check('This document has been disabled since');
    await platform().call('PATCH', path, { enabled: true });
    await platform().call('PUT', path, { content: CONTENT.replace('2,000', '9,000') });
    await check('it was version 1 then and is version 2 now');
    await platform().call('DELETE', path);
    await check('This document has been deleted since');
    await chat.page.reload();
    await check('This document has been deleted since');
  });

  it('offer another try when their document cannot be loaded', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1].');
    await chat.page.route('**/v1/knowledge/documents/*', (route) => route.abort(), { times: 1 });
    await chat.citations.first().click();
    await chat.panel.getByText('The document could not be loaded.').waitFor();
    await chat.button('Try again').click();
    await chat.mark.waitFor();
  });

  it('draw only the surroundings of a passage of a long document, and more of it on wish', async () => {
    const line = (number: number) => `Line ${number} of the small print says nothing about it.\n`;
    const half = Array.from({ length: 4500 }, (_, number) => line(number)).join('');
    const content = `${half}\n${CONTENT}\n\n${half}`.slice(0, 499_000);
    await platform().call('DELETE', `/v1/knowledge/documents/${documentId}`);
    documentId = await addInsurance(platform(), content);
    const chat = await visit();
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1].');
    await chat.citations.first().click();
    await chat.mark.waitFor();

    const text = chat.panel.getByRole('region', { name: TITLE });
    const length = async () => (await text.innerText()).length;
    const top = async () => Math.round((await chat.mark.boundingBox())!.y);
    expect(await length()).toBeLessThan(20_000);
    for (const name of ['Show more above', 'Show more below']) {
      await chat.button(name).scrollIntoViewIfNeeded();
      const [before, place] = [await length(), await top()];
      await chat.button(name).click();
      expect(await length()).toBeGreaterThan(before + 15_000);
      expect(Math.abs((await top()) - place)).toBeLessThanOrEqual(1);
    }
    while (await chat.button('Show more above').isVisible())
      await chat.button('Show more above').press('Enter');
    expect(await text.innerText()).toContain('Line 0 of the small print');
    expect(await focused(chat, 'role')).toBe('region');
  });

  it.each(['light', 'dark'] as const)('have no accessibility fault in the %s theme', async (colorScheme) => {
    const chat = await visit({ colorScheme });
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1]. Or not [9].');
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.replies.getByText(/more passages? (was|were) given/).click();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.citations.first().click();
    await chat.mark.waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('fill a phone of 320 pixels and nothing beyond', async () => {
    const chat = await visit({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    await chat.open();
    await ask(chat, 'Up to 2,000 euros [1]. Or not [9].');
    expect(await overflowOf(chat)).toBe(0);
    await chat.citations.first().tap();
    await chat.mark.waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    expect(await overflowOf(chat)).toBe(0);
    expect(await chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
    await chat.button('Close').tap();
    await chat.panel.waitFor({ state: 'detached' });
  });
});
