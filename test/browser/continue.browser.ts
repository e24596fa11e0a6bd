import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('a reply that is continued', ({ visit, nextReply, platform }) => {
  async function half(chat: ChatPage): Promise<Awaited<ReturnType<typeof nextReply>>> {
    await chat.open();
    await chat.send('Hello');
    const reply = await nextReply();
    reply.say('Half of');
    await chat.replies.getByText('Half of').waitFor();
    return reply;
  }

  /** Presses the button, and has the rest said. */
  async function goOn(chat: ChatPage): Promise<void> {
    await chat.button('Continue').click();
    const rest = await nextReply();
    await chat.stop.waitFor();
    expect(await chat.replies.getByText('Half of').isVisible()).toBe(true);
    expect(await chat.button('Continue').count()).toBe(0);
    rest.say(' it.');
    await chat.replies.getByText('Half of it.').waitFor();
    rest.end();
    await chat.settled();
  }

  async function expectWhole(chat: ChatPage): Promise<void> {
    await chat.replies.getByText('Half of it.', { exact: true }).waitFor();
    expect([await chat.questions.count(), await chat.replies.count()]).toEqual([1, 1]);
    expect(await chat.button('Continue').count()).toBe(0);
    expect(await chat.page.getByRole('alert').allInnerTexts()).toEqual([]);
    expect(await chat.page.getByRole('group', { name: /^Version/ }).count()).toBe(0);
  }

  it('grows in its place where it was stopped, in every tab and after a reload', async () => {
    const chat = await visit();
    await half(chat);
    await chat.stop.click();
    await chat.replies.getByText('Stopped').waitFor();
    await chat.button('Continue').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    const other = await chat.secondTab();
    await other.button('Continue').waitFor();
    await chat.lookAt();
    await goOn(chat);
    await expectWhole(chat);
    expect(await chat.replies.getByText('Stopped').count()).toBe(0);
    await expectWhole(other);
    await chat.page.reload();
    await expectWhole(chat);
  });

  it('is offered where it was cut at its length, beside what says so', async () => {
    const chat = await visit();
    (await half(chat)).end('length');
    // Told by ear as well.
    await chat.page
      .getByText('This answer was cut at the length that was allowed.', { exact: true })
      .waitFor();
    await goOn(chat);
    await expectWhole(chat);
  });

  it('is offered in the notice of one that failed, beside making it anew', async () => {
    await platform().call('PATCH', '/v1/applications/app_retail_banking', { on_interruption: 'keep' });
    const chat = await visit();
    (await half(chat)).breakOff();
    const notice = chat.page.getByRole('alert');
    await notice.getByRole('button', { name: 'Regenerate' }).waitFor();
    await notice.getByRole('button', { name: 'Continue' }).waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await goOn(chat);
    await expectWhole(chat);
  });

  it('can be stopped and continued again, and is not offered once more was said', async () => {
    const chat = await visit();
    await half(chat);
    await chat.stop.click();
    await chat.button('Continue').click();
    (await nextReply()).say(' a');
    await chat.replies.getByText('Half of a').waitFor();
    await chat.stop.click();
    await chat.button('Continue').waitFor();
    await chat.send('Never mind');
    const next = await nextReply();
    next.say('Fine.');
    next.end();
    await chat.replies.getByText('Fine.').waitFor();
    await chat.settled();
    expect(await chat.button('Continue').count()).toBe(0);
    expect(await chat.replies.getByText('Half of a').isVisible()).toBe(true);
  });
});
