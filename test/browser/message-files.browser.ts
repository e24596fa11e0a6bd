import { type Request } from 'playwright-core';
import {
  chip,
  contract,
  describeWithFiles,
  keepUnread,
  picture,
  QUESTION,
  rules,
  sentWith,
  textFile,
} from './support/files.js';
import { violationsOf } from './support/violations-of.js';

const broken = textFile('broken.pdf', '%PDF-1.4 and then nothing');

describeWithFiles('files that a message is sent with', ({ visit }) => {
  it('go with the message that they were chosen for, over a reload, and again with it in other words', async () => {
    const chat = await visit();
    await chat.open();
    await chat.attach(contract);
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    await chat.page.reload();
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    await chat.send(QUESTION);
    await sentWith(chat, 0).getByText('contract.md').waitFor();
    await chat.settled();
    expect(await chat.files.count()).toBe(0);
    await chat.page.reload();
    await chat.send('Hello');
    await chat.questions.nth(1).waitFor();
    await chat.settled();
    expect(await chat.files.count()).toBe(0);
    expect(await sentWith(chat, 1).count()).toBe(0);

    await chat.questions.first().hover();
    await chat.questions.first().getByRole('button', { name: 'Edit message' }).click();
    await chat.page.getByLabel('Edit your message').fill('What does he pay?');
    await chat.page.getByLabel('Edit your message').press('Enter');
    await chat.questions.getByText('What does he pay?').waitFor();
    await chat.settled();
    await chat.page.reload();
    await sentWith(chat, 0).getByText('contract.md').waitFor();
    await chat.questions.getByText('What does he pay?').waitFor();
  });

  it('are with their message, which is there once, where nobody heard that it had arrived', async () => {
    const chat = await visit();
    await chat.open();
    await chat.attach([contract, rules]);
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    await chip(chat, 'rules.md').getByText('Ready').waitFor();
    const sentOnce = Promise.withResolvers<Request>();
    await chat.page.route('**/messages/stream', (route) => {
      sentOnce.resolve(route.request());
    });
    await chat.send(QUESTION);
    const first = await sentOnce.promise;
    const [headers, data] = [await first.allHeaders(), first.postData()];
    await chat.page.reload();
    await chip(chat, 'contract.md').getByText('Ready').waitFor();
    await chip(chat, 'rules.md').getByText('Ready').waitFor();
    expect(await chat.composer.inputValue()).toBe(QUESTION);

    // It arrives after all, just before it is sent again.
    await chat.page.unroute('**/messages/stream');
    await chat.page.route('**/messages/stream', async (route) => {
      await chat.page.request.post(first.url(), { headers, data: data ?? '' });
      await route.continue();
    });
    await chat.composer.press('Enter');
    await chat.replies.getByText('seventy guineas').first().waitFor();
    await chat.settled();
    expect(await chat.composer.inputValue()).toBe('');
    expect(await chat.files.count()).toBe(0);
    await chat.page.reload();
    await sentWith(chat, 0).getByText('contract.md').waitFor();
    expect(await chat.questions.count()).toBe(1);
    expect(await chat.files.count()).toBe(0);
  });

  it('keep a message until they are read, which can be taken back, or sent anyway', async () => {
    const chat = await visit();
    await chat.open();
    const goOn = await keepUnread(chat);
    await chat.attach([contract, rules]);
    await chip(chat, 'contract.md').getByText('reading page 1 of 4').waitFor();
    await chat.send(QUESTION);
    const held = chat.page.getByText('Sent as soon as the files are read');
    await held.waitFor();
    expect(await chat.questions.count()).toBe(0);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Take back').click();
    expect(await chat.composer.inputValue()).toBe(QUESTION);
    await chat.composer.press('Enter');
    await held.waitFor();

    // What waits is with its writer after a reload.
    await chat.page.reload();
    await chip(chat, 'rules.md').waitFor();
    expect(await chat.composer.inputValue()).toBe(QUESTION);
    await chat.composer.press('Enter');
    await chat.button('Send anyway').click();
    await chat.questions.getByText(QUESTION).waitFor();
    await chat.settled();
    await chat.send('When does the lamp burn?');
    await held.waitFor();
    goOn();
    await chat.questions.getByText('When does the lamp burn?').waitFor();
    await chat.replies.getByText('all night').first().waitFor();
    expect(await chat.composer.inputValue()).toBe('');
  });

  it('that cannot be taken or read say why, and nothing is sent without them unasked', async () => {
    const chat = await visit();
    await chat.open();
    await chat.attach([picture, { ...contract, name: 'long.md', buffer: Buffer.alloc(150_000, 'x') }]);
    await chip(chat, 'photo.png').getByText('cannot be read').waitFor();
    await chip(chat, 'long.md').getByText('the server takes 100 kB at most').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Remove photo.png').click();
    await chat.button('Remove long.md').click();
    expect(await chat.files.count()).toBe(0);

    const goOn = await keepUnread(chat);
    await chat.attach(broken);
    await chip(chat, 'broken.pdf').getByText('reading').waitFor();
    await chat.send('What is in it?');
    await chat.page.getByText('Sent as soon as').waitFor();
    goOn();
    await chip(chat, 'broken.pdf').getByText('Failed').waitFor();
    await chat.page.getByRole('alert').getByText('Nothing is sent until you decide').waitFor();
    expect(await chat.questions.count()).toBe(0);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Send anyway').click();
    await chat.questions.getByText('What is in it?').waitFor();
    await chat.settled();
    await chat.page.getByText('1 could not be read').waitFor();

    await chat.attach([1, 2, 3].map((number) => textFile(`${number}.md`, `Note ${number}.`)));
    await chat.page.getByText('A conversation takes 3 files at most.').waitFor();
  });
});
