import { describeWithModel } from './support/describe-with-model.js';
import { Line } from './support/line.js';
import { until } from './support/until.js';

describeWithModel('streaming', ({ visit, platform, nextReply }) => {
  it('shows each piece as it comes, formatted, before the reply has ended', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    await chat.typing.waitFor();

    reply.say('One **two**');
    await chat.replies.getByText('two', { exact: true }).waitFor();
    expect(await chat.typing.isVisible()).toBe(false);
    expect(await chat.replies.locator('strong').innerText()).toBe('two');
    expect(await chat.stop.isVisible()).toBe(true);

    reply.say(' three');
    await chat.replies.getByText('three').waitFor();
    reply.end();
    await chat.settled();
    expect(await chat.page.getByText('openai:scripted').isVisible()).toBe(true);
  });

  it('takes no empty message', async () => {
    const chat = await visit();
    await chat.open();
    expect(await chat.button('Send').isDisabled()).toBe(true);
    await chat.send('   ');
    expect(await chat.questions.count()).toBe(0);
  });

  it('tells a screen reader of the whole reply, and not of every word', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    const status = chat.page.getByRole('status');
    await status.filter({ hasText: 'The assistant is writing a reply.' }).waitFor();

    reply.say('The **whole** reply.');
    await chat.replies.getByText('whole').waitFor();
    expect((await status.allInnerTexts()).join()).not.toContain('whole');
    reply.end();
    await status.filter({ hasText: 'The assistant replied: The whole reply.' }).waitFor();
  });

  it('stops a reply and keeps the text it had, after a reload too', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    reply.say('As far as it came');
    await chat.replies.getByText('As far as it came').waitFor();

    await chat.stop.click();
    await chat.settled();
    await chat.replies.getByText('Stopped').waitFor();
    expect(await chat.replies.innerText()).toContain('As far as it came');

    await chat.page.reload();
    await chat.replies.getByText('As far as it came').waitFor();
    expect(await chat.replies.getByText('Stopped').isVisible()).toBe(true);
  });

  it('goes on with a running reply after a reload, from its start to its end', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    reply.say('Before the reload.');
    await chat.replies.getByText('Before the reload.').waitFor();

    await chat.page.reload();
    await chat.replies.getByText('Before the reload.').waitFor();
    await chat.stop.waitFor();
    reply.say(' And after it.');
    await chat.replies.getByText('Before the reload. And after it.').waitFor();
    reply.end();
    await chat.settled();
    expect(await chat.questions.count()).toBe(1);
    expect(await chat.replies.count()).toBe(1);
  });

  it('shows what was said meanwhile when the reader leaves a conversation and comes back', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('The first question');
    const reply = await nextReply();
    reply.say('Begun.');
    await chat.replies.getByText('Begun.').waitFor();

    await chat.button('New chat').click();
    await chat.page.getByText('How can I help today?').waitFor();
    reply.say(' Gone on.');
    await chat.conversations.getByRole('link', { name: 'The first question' }).click();
    await chat.replies.getByText('Begun. Gone on.').waitFor();
    reply.end();
    await chat.settled();
  });

  it('takes up a reply where the connection broke, and loses nothing', async () => {
    const line = await Line.to(platform().url);
    const chat = await visit({ baseURL: line.url });
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    reply.say('Before the break.');
    await chat.replies.getByText('Before the break.').waitFor();

    line.cut();
    await chat.page.getByText('Connection lost. Reconnecting…').waitFor();
    reply.say(' During it.');
    line.mend();
    await chat.replies.getByText('Before the break. During it.').waitFor();
    await chat.page.getByText('Connection lost').waitFor({ state: 'hidden' });

    reply.say(' After it.');
    reply.end();
    await chat.settled();
    expect(await chat.replies.innerText()).toContain('Before the break. During it. After it.');
    expect(await chat.page.getByRole('alert').count()).toBe(0);
    await line.stop();
  });

  it('says when a message could not be sent, and sends it once on trying again', async () => {
    const chat = await visit();
    await chat.open();
    await chat.page.route('**/messages/stream', (route) => route.abort(), { times: 1 });
    await chat.send('Hello');

    const alert = chat.page.getByRole('alert');
    await alert.getByText('The server could not be reached.').waitFor();
    await chat.button('Try again').click();
    const reply = await nextReply();
    reply.say('Hello to you.');
    reply.end();
    await chat.replies.getByText('Hello to you.').waitFor();
    expect(await alert.count()).toBe(0);

    await chat.page.reload();
    await chat.replies.getByText('Hello to you.').waitFor();
    expect(await chat.questions.count()).toBe(1);
  });

  it('keeps what a broken model said, says that it broke off, and has it made anew', async () => {
    await platform().call('PATCH', '/v1/applications/app_retail_banking', { on_interruption: 'keep' });
    const chat = await visit();
    await chat.open();
    await chat.send('Hello');
    const broken = await nextReply();
    broken.say('Half of it');
    await chat.replies.getByText('Half of it').waitFor();
    broken.breakOff();

    await chat.page.getByRole('alert').waitFor();
    expect(await chat.replies.innerText()).toContain('Broke off');
    await chat.button('Regenerate').click();
    const reply = await nextReply();
    reply.say('All of it');
    reply.end();
    await chat.settled();
    expect(await chat.questions.count()).toBe(1);
    expect(await chat.replies.innerText()).toContain('All of it');
    expect(await chat.page.getByRole('alert').count()).toBe(0);
  });

  it('shows raw HTML as text and loads no picture from elsewhere', async () => {
    const chat = await visit();
    const elsewhere: string[] = [];
    chat.page.on('request', (request) => {
      if (request.url().includes('elsewhere.example')) elsewhere.push(request.url());
    });
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    reply.say('<b>bold</b> ![chart](https://elsewhere.example/a.png) [run](javascript:alert(1)) the end');
    reply.end();
    await chat.settled();

    expect(await chat.replies.innerText()).toContain('<b>bold</b>');
    expect(await chat.replies.locator('img').count()).toBe(0);
    expect(await chat.replies.locator('a[href^="javascript"]').count()).toBe(0);
    expect(elsewhere).toEqual([]);
  });
  const paragraphs = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `Paragraph ${from + index}.\n\n`).join('');

  it('follows a growing reply, stays where the reader scrolled to, and jumps back to the latest', async () => {
    const chat = await visit({ viewport: { width: 1000, height: 500 } });
    await chat.open();
    await chat.send('At length');
    const reply = await nextReply();
    const scroller = chat.page.getByRole('region', { name: 'Conversation', exact: true });
    const fromEnd = () =>
      chat.page.evaluate<number>(
        `(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(
            document.querySelector('[role=region][aria-label=Conversation]'))`,
      );

    reply.say(paragraphs(1, 30));
    await chat.replies.getByText('Paragraph 30.').waitFor();
    await until('the page follows the reply', async () => (await fromEnd()) < 2);

    await scroller.hover();
    await chat.page.mouse.wheel(0, -300);
    await chat.jump.waitFor();
    const place = await chat.replies.getByText('Paragraph 20.').boundingBox();
    reply.say(paragraphs(31, 20));
    await chat.replies.getByText('Paragraph 50.').waitFor();
    expect((await chat.replies.getByText('Paragraph 20.').boundingBox())?.y).toBe(place?.y);

    await chat.jump.click();
    await until('the latest is in view', async () => (await fromEnd()) < 2);
    await chat.jump.waitFor({ state: 'hidden' });
    reply.say(paragraphs(51, 10));
    await chat.replies.getByText('Paragraph 60.').waitFor();
    await until('the page follows again', async () => (await fromEnd()) < 2);
    reply.end();
    await chat.settled();
  });
});
