import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('what is written and not sent', ({ visit, nextReply, exchange }) => {
  it('is kept over a reload and another conversation, and gone once it is sent', async () => {
    const chat = await visit();
    await chat.open();
    await chat.composer.fill('Not begun');
    await chat.page.reload();
    await chat.composer.waitFor();
    expect(await chat.composer.inputValue()).toBe('Not begun');
    await exchange(chat, 'First');
    await chat.composer.fill('More to the first');
    await chat.button('New chat').click();
    await chat.page.getByText('How can I help today?').waitFor();
    expect(await chat.composer.inputValue()).toBe('');
    await exchange(chat, 'Second');
    expect(await chat.composer.inputValue()).toBe('');

    await chat.conversations.getByRole('link', { name: 'First' }).click();
    await chat.questions.getByText('First').waitFor();
    expect(await chat.composer.inputValue()).toBe('More to the first');
    await chat.page.reload();
    await chat.questions.getByText('First').waitFor();
    expect(await chat.composer.inputValue()).toBe('More to the first');
    await exchange(chat, 'Something else');
    await chat.page.reload();
    await chat.questions.getByText('Something else').waitFor();
    expect(await chat.composer.inputValue()).toBe('');
  });

  it('comes back to the message box where it could not be sent and the page was loaded anew', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.page.route('**/messages/stream', (route) => route.abort());
    await chat.send('Lost on the way');
    await chat.button('Try again').waitFor();
    await chat.page.reload();
    await chat.questions.getByText('First').waitFor();
    expect(await chat.composer.inputValue()).toBe('Lost on the way');
    expect(await chat.questions.count()).toBe(1);
    await chat.page.unroute('**/messages/stream');
    await exchange(chat, await chat.composer.inputValue());
    await chat.page.reload();
    await chat.questions.getByText('Lost on the way').waitFor();
    expect(await chat.composer.inputValue()).toBe('');
  });

  it('comes back where the page is gone in the moment that it is sent', async () => {
    const chat = await visit();
    await chat.open();
    await chat.composer.fill('What is the savings rate?');
    const loaded = chat.page.waitForEvent('load');
    // It is gone before its next frame, however long the browser takes to load it anew.
    await chat.page.evaluate(`
      window.requestAnimationFrame = window.setTimeout = () => 0;
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      location.reload();
    `);
    await loaded;
    await chat.composer.waitFor();
    expect(await chat.composer.inputValue()).toBe('What is the savings rate?');
    expect(await chat.questions.count()).toBe(0);
  });

  it('waits where something else is sent after it, and is sent when it is wanted', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.page.route('**/messages/stream', (route) => route.abort());
    await chat.send('Lost on the way');
    await chat.button('Try again').waitFor();
    await chat.page.unroute('**/messages/stream');
    await exchange(chat, 'Second');
    await chat.waiting.getByText('Lost on the way').waitFor();
    await chat.waiting.getByText('Not sent').waitFor();
    expect(await chat.questions.allInnerTexts()).toEqual([
      expect.stringContaining('First'),
      expect.stringContaining('Second'),
    ]);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.waiting.getByRole('button', { name: 'Send again: Lost on the way' }).click();
    const reply = await nextReply();
    reply.say('At last.');
    reply.end();
    await chat.replies.getByText('At last.').waitFor();
    await chat.questions.getByText('Lost on the way').waitFor();
    expect(await chat.waiting.count()).toBe(0);
  });

  it.each(['Regenerate', 'Edit message'])('waits too where one chooses “%s” after it', async (name) => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.page.route('**/messages/stream', (route) => route.abort());
    await chat.send('Lost on the way');
    await chat.button('Try again').waitFor();
    await chat.page.unroute('**/messages/stream');
    await chat.questions.first().hover();
    await chat.button(name).first().click();
    if (name === 'Edit message') {
      await chat.page.getByLabel('Edit your message').fill('First, said better');
      await chat.page.keyboard.press('Enter');
    }
    const reply = await nextReply();
    reply.say('Anew.');
    reply.end();
    await chat.replies.getByText('Anew.').waitFor();
    await chat.waiting.getByText('Lost on the way').waitFor();
  });

  it('comes back too where the conversation itself could not be begun', async () => {
    const chat = await visit();
    await chat.open();
    await chat.page.route('**/v1/conversations', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await chat.send('The very first');
    await chat.button('Try again').waitFor();
    await chat.page.reload();
    await chat.composer.waitFor();
    expect(await chat.composer.inputValue()).toBe('The very first');
  });

  it('stays in its tab where the conversation is not begun', async () => {
    const chat = await visit();
    await chat.open();
    const other = await chat.secondTab();
    await other.composer.fill('For another one');
    await exchange(chat, 'First');
    await chat.page.reload();
    await chat.questions.getByText('First').waitFor();
    expect(await chat.composer.inputValue()).toBe('');
    await other.page.reload();
    await other.composer.waitFor();
    expect(await other.composer.inputValue()).toBe('For another one');
  });

  it('is not unsent in another tab while it is on its way, and is the same message when sent again', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    const keys: (string | undefined)[] = [];
    const asked = Promise.withResolvers<undefined>();
    await chat.page.route('**/messages/stream', (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      asked.resolve(undefined);
    });
    await chat.send('Second');
    await asked.promise;
    const other = await chat.secondTab();
    await other.questions.getByText('First').waitFor();
    expect(await other.composer.inputValue()).toBe('');

    await chat.page.reload();
    await chat.questions.getByText('First').waitFor();
    expect(await chat.composer.inputValue()).toBe('Second');
    await chat.page.unroute('**/messages/stream');
    chat.page.on('request', (request) => {
      if (request.url().endsWith('/messages/stream')) keys.push(request.headers()['idempotency-key']);
    });
    await exchange(chat, 'Second');
    expect(keys[0]).toEqual(expect.any(String));
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it('is told to be too long before it is sent, and is kept', async () => {
    const chat = await visit();
    await chat.open();
    await chat.composer.fill('a'.repeat(89_999));
    expect(await chat.page.getByText('of 100,000').count()).toBe(0);
    await chat.composer.fill('a'.repeat(90_000));
    await chat.page.getByText('90,000 of 100,000 characters').waitFor();
    await chat.composer.fill('a'.repeat(100_001));
    await chat.page.getByText('1 character too long: 100,001 of 100,000').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    expect(await chat.button('Send').isDisabled()).toBe(true);
    await chat.composer.press('Enter');
    expect(await chat.questions.count()).toBe(0);
    expect((await chat.composer.inputValue()).length).toBe(100_001);
  });

  it('is given back where the server will not take it', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'First');
    await chat.page.route('**/messages/stream', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: {
          type: 'about:blank',
          title: 'Unprocessable Content',
          status: 422,
          code: 'message_too_long_for_model',
          detail: 'The message is longer than the model can read.',
        },
      }),
    );
    await chat.send('A long story');
    const alert = chat.page.getByRole('alert').filter({ hasText: 'longer than the model can read' });
    await alert.waitFor();
    expect(await chat.composer.inputValue()).toBe('A long story');
    expect(await chat.questions.count()).toBe(1);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.page.unroute('**/messages/stream');
    await exchange(chat, 'A short one');
    expect(await alert.count()).toBe(0);
  });
});
