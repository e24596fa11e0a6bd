import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { addInsurance, QUESTION } from './support/insurance.js';
import { violationsOf } from './support/violations-of.js';

/** What a window of 1280×1024 has at 400%. */
const ZOOMED = { viewport: { width: 320, height: 256 } };
const SHORT = { viewport: { width: 900, height: 320 } };

describeWithModel('a page with little room', ({ visit, nextReply, platform }) => {
  beforeAll(async () => {
    await addInsurance(platform());
  });

  const thread = (chat: ChatPage) =>
    chat.page.getByRole('region', { name: 'Conversation', exact: true }).boundingBox();

  const overflow = (chat: ChatPage) =>
    chat.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  async function expectUsable(chat: ChatPage, height: number): Promise<void> {
    const [header, read, write] = await Promise.all([
      chat.page.getByRole('banner').boundingBox(),
      thread(chat),
      chat.composer.boundingBox(),
    ]);
    expect(read!.y).toBeGreaterThanOrEqual(header!.y + header!.height);
    expect(read!.height).toBeGreaterThan(height * 0.24);
    expect(write!.y).toBeGreaterThanOrEqual(read!.y + read!.height - 1);
    expect(write!.y + write!.height).toBeLessThanOrEqual(height);
    const covered = await chat.page.evaluate<boolean>(
      `(({ left, top, width, height }) => !document.elementFromPoint(left + width / 2, top + height / 2)
          ?.closest('header'))(document.querySelector('header').getBoundingClientRect())`,
    );
    expect(covered).toBe(false);
    expect(await overflow(chat)).toBe(0);
  }

  it.each([
    ['at 400% zoom', ZOOMED],
    ['in a short window', SHORT],
  ])('can be read and written on %s, with messages that wait and a long draft', async (_, options) => {
    const { height } = options.viewport;
    const chat = await visit(options);
    await chat.open();
    await expectUsable(chat, height);
    // It begins with its beginning.
    const greeting = await chat.page.getByText('How can I help today?').boundingBox();
    expect(greeting!.y).toBeGreaterThan((await thread(chat))!.y);
    expect(await chat.jump.count()).toBe(0);
    await chat.send('First');
    const reply = await nextReply();
    reply.say('One.');
    await chat.replies.getByText('One.').waitFor();
    for (const text of ['Second', 'Third', 'Fourth']) {
      await chat.send(text);
      await chat.button(`Edit: ${text}`).waitFor();
    }
    await chat.composer.fill('A line\n'.repeat(30));
    await expectUsable(chat, height);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Edit: Fourth').click();
    await chat.page.getByLabel('Waiting message', { exact: true }).press('Escape');
    await chat.composer.fill('');
    await expectUsable(chat, height);
    await chat.composer.press('Escape');
    for (let left = 3; left > 0; left -= 1) (await nextReply()).end();
    await chat.settled();
  });

  it('shows what closed the conversation, and the way on, at 400% zoom', async () => {
    const chat = await visit(ZOOMED);
    await chat.open();
    await chat.send('First');
    (await nextReply()).end();
    await chat.button('Regenerate').last().waitFor();
    platform().age(chat.conversationId, 31);
    await chat.page.reload();
    await chat.button('Go on').scrollIntoViewIfNeeded();
    await expectUsable(chat, 256);
    await chat.button('Go on').click();
    await chat.page.getByText('This conversation expired').waitFor({ state: 'detached' });
  });

  it('shows a source at 400% zoom', async () => {
    const chat = await visit(ZOOMED);
    await chat.open();
    await chat.send(QUESTION);
    const reply = await nextReply();
    reply.say('Up to 2,000 euros [1].');
    reply.end();
    await chat.citations.first().click();
    await chat.mark.waitFor();
    const body = await chat.panel.getByRole('region').boundingBox();
    expect(body!.height).toBeGreaterThan(100);
    expect(await overflow(chat)).toBe(0);
  });
});
