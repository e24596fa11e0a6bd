import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('messages that wait', ({ visit, nextReply }) => {
  it('can be edited and withdrawn, and are answered in their turn as they then read', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    const first = await nextReply();
    first.say('One.');
    await chat.replies.getByText('One.').waitFor();
    await chat.send('Second');
    await chat.send('Third');
    await chat.waiting.getByText('Third').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);

    await chat.button('Edit: Third').click();
    const field = chat.page.getByLabel('Waiting message', { exact: true });
    await field.fill('Not this');
    await field.press('Escape');
    await chat.button('Edit: Third').click();
    await field.fill('The third, in better words');
    expect(await violationsOf(chat.page)).toEqual([]);
    await field.press('Enter');
    await chat.waiting.getByText('The third, in better words').waitFor();
    await chat.button('Withdraw: Second').click();
    await chat.waiting.getByText('Second').waitFor({ state: 'detached' });

    first.end();
    const next = await nextReply();
    next.say('Three.');
    await chat.replies.getByText('Three.').waitFor();
    expect(await chat.questions.last().innerText()).toContain('The third, in better words');
    expect(await chat.questions.count()).toBe(2);
    expect(await chat.waiting.count()).toBe(0);
    next.end();
    await chat.settled();
  });

  it('are still there after a reload', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    const first = await nextReply();
    first.say('One.');
    await chat.replies.getByText('One.').waitFor();
    await chat.send('Second');
    await chat.waiting.getByText('Second').waitFor();
    await chat.page.reload();
    await chat.waiting.getByText('Second').waitFor();
    first.end();
    const second = await nextReply();
    second.say('Two.');
    second.end();
    await chat.replies.getByText('Two.').waitFor();
    expect(await chat.waiting.count()).toBe(0);
  });

  it('stay with the reader where they could not be sent', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    const first = await nextReply();
    first.say('One.');
    await chat.replies.getByText('One.').waitFor();
    await chat.page.route('**/messages/stream', (route) => route.abort(), { times: 1 });
    await chat.send('Second');
    await chat.waiting.getByText('Not sent.').waitFor();
    await chat.button('Send again: Second').click();
    await chat.button('Edit: Second').waitFor();
    first.end();
    const second = await nextReply();
    second.say('Two.');
    second.end();
    await chat.replies.getByText('Two.').waitFor();
    expect(await chat.questions.count()).toBe(2);
  });

  it('stops one reply and not the next', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('First');
    (await nextReply()).say('One.');
    await chat.replies.getByText('One.').waitFor();
    await chat.send('Second');
    await chat.waiting.getByText('Second').waitFor();
    await chat.stop.click();
    const second = await nextReply();
    second.say('Two');
    await chat.replies.getByText('Two').waitFor();
    second.say(' and more.');
    second.end();
    await chat.replies.getByText('Two and more.').waitFor();
    await chat.settled();
    expect(await chat.replies.getByText('Stopped').count()).toBe(1);
  });
});
