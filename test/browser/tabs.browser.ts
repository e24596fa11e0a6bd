import { describeWithModel } from './support/describe-with-model.js';

describeWithModel('two tabs on one conversation', ({ visit, nextReply }) => {
  it('shows in one what is said in the other, while it is being said', async () => {
    const one = await visit();
    await one.open();
    await one.send('Hello');
    const first = await nextReply();
    first.say('Good day.');
    await one.replies.getByText('Good day.').waitFor();

    const other = await one.secondTab();
    await other.replies.getByText('Good day.').waitFor();
    first.say(' How are you?');
    await other.replies.getByText('Good day. How are you?').waitFor();
    await one.replies.getByText('Good day. How are you?').waitFor();
    first.end();
    await Promise.all([one.settled(), other.settled()]);

    await other.send('Well, and you?');
    const second = await nextReply();
    second.say('Well');
    await one.questions.getByText('Well, and you?').waitFor();
    await one.replies.getByText('Well', { exact: true }).waitFor();
    second.say(' too.');
    await one.replies.getByText('Well too.').waitFor();
    second.end();
    await Promise.all([one.settled(), other.settled()]);
    for (const tab of [one, other]) {
      expect(await tab.questions.count()).toBe(2);
      expect(await tab.replies.count()).toBe(2);
    }
  });

  it('stops in one what was asked for in the other', async () => {
    const one = await visit();
    await one.open();
    await one.send('Hello');
    (await nextReply()).say('As far as this');
    await one.replies.getByText('As far as this').waitFor();
    const other = await one.secondTab();
    await other.stop.click();
    await one.replies.getByText('Stopped').waitFor();
    await other.replies.getByText('Stopped').waitFor();
  });

  it('shows the queue in both, and a message leaves it when its turn comes', async () => {
    const one = await visit();
    await one.open();
    await one.send('First');
    const first = await nextReply();
    first.say('One.');
    await one.replies.getByText('One.').waitFor();
    const other = await one.secondTab();
    await other.stop.waitFor();

    await one.send('Second');
    await other.waiting.getByText('Second').waitFor();
    await other.send('Third');
    await one.waiting.getByText('Third').waitFor();
    expect(await one.waiting.allInnerTexts()).toEqual(['Second', 'Third']);
    expect(await one.questions.count()).toBe(1);

    await one.lookAt();
    await one.button('Withdraw: Third').click();
    await other.waiting.getByText('Third').waitFor({ state: 'detached' });
    first.end();
    const second = await nextReply();
    second.say('Two.');
    for (const tab of [one, other]) {
      await tab.replies.getByText('Two.').waitFor();
      expect(await tab.questions.count()).toBe(2);
      expect(await tab.waiting.count()).toBe(0);
    }
    second.end();
    await Promise.all([one.settled(), other.settled()]);
  });

  it('gives a new title to both', async () => {
    const one = await visit();
    await one.open();
    await one.send('Hello');
    (await nextReply()).end();
    await one.settled();
    const other = await one.secondTab();
    await other.page.getByRole('heading', { level: 1, name: 'Hello' }).waitFor();

    await one.lookAt();
    await one.act('Hello', 'Rename');
    await one.page.getByLabel('Conversation name').fill('Greetings');
    await one.page.getByLabel('Conversation name').press('Enter');
    await other.page.getByRole('heading', { level: 1, name: 'Greetings' }).waitFor();
    await other.conversations.getByRole('link', { name: 'Greetings' }).waitFor();
  });
});
