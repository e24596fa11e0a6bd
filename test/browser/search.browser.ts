import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

describeWithModel('a search in conversations', ({ visit, exchange, nextReply }) => {
  const field = (chat: ChatPage) => chat.page.getByLabel('Search conversations');
  const results = (chat: ChatPage) => chat.page.getByRole('region', { name: 'What was found' });

  /** What was said a moment ago is read behind the turn: until then it is not found. */
  async function search(chat: ChatPage, words: string, atLeast: number): Promise<void> {
    await until(`${words} is found`, async () => {
      await field(chat).fill('');
      await field(chat).fill(words);
      await results(chat)
        .getByText(/^\d+ places?$|^Nothing was found/)
        .waitFor();
      return (await results(chat).getByRole('link').count()) >= atLeast;
    });
  }

  it('leads to a message far up and on another branch by the keyboard, and marks it', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Birds');
    await exchange(chat, 'A word about pelicans');
    const id = chat.conversationId;
    // On another branch now: the last question is put in other words.
    await chat.questions.last().hover();
    await chat.questions.last().getByRole('button', { name: 'Edit message' }).click();
    await chat.page.getByLabel('Edit your message').fill('A word about herons');
    await chat.page.getByLabel('Edit your message').press('Enter');
    const reply = await nextReply();
    reply.say('Yes.');
    reply.end();
    await chat.settled();
    await chat.questions.getByText('herons').waitFor();
    await chat.button('New chat').click();
    await exchange(chat, 'Something else');

    await search(chat, 'pelican', 1);
    expect(await results(chat).locator('mark').allInnerTexts()).toEqual(['pelicans']);
    expect(await violationsOf(chat.page)).toEqual([]);
    await field(chat).press('Tab');
    await chat.page.keyboard.press('Enter');
    const marked = chat.page.locator('[data-role][data-marked]');
    await marked.getByText('A word about pelicans').waitFor();
    expect(chat.conversationId).toBe(id);
    await chat.page.locator('[data-role][data-marked]:focus').waitFor();
    // All of it is on view: nothing is further down.
    expect(await chat.button('Jump to latest').count()).toBe(0);
    await chat.page.setViewportSize({ width: 1280, height: 300 });
    await chat.page.reload();
    await marked.waitFor();
    await chat.button('Jump to latest').press('Enter');
    await chat.page.locator('[role="region"][aria-label="Conversation"]:focus').waitFor();
    await chat.page.setViewportSize({ width: 1280, height: 800 });

    // Whoever goes on from it is not led back.
    await chat.button('Next version').click();
    await chat.questions.getByText('herons').waitFor();
    expect(new URL(chat.page.url()).hash).toBe('');
    await chat.page.reload();
    await chat.questions.getByText('herons').waitFor();
    expect(await marked.count()).toBe(0);

    await field(chat).press('Escape');
    await chat.conversations.getByRole('link', { name: 'Something else' }).waitFor();
  });

  const hit = (text: string) => ({
    conversation: { id: `conv_${text}`, title: text },
    message: null,
    snippet: { text, start: 0, highlights: [] },
  });
  const queryOf = (url: string) => {
    const { searchParams } = new URL(url);
    return `${searchParams.get('q')} ${searchParams.get('cursor') ?? ''}`.trim();
  };

  it('shows replies without their marks, and people as they wrote', async () => {
    const chat = await visit();
    await chat.open();
    const said = (role: 'assistant' | 'user', text: string) => ({
      ...hit(role),
      message: { id: `msg_${role}`, role, created_at: '2026-01-31T09:30:00.000Z' },
      snippet: { text, start: 0, highlights: [[text.indexOf('fee'), text.indexOf('fee') + 3]] },
    });
    const reply = said('assistant', '## Fees\n\nThe **fee** is `2%`, see [the rates](https://bank.example).');
    const json = { data: [reply, said('user', 'a **fee**')], next_cursor: null };
    await chat.page.route('**/v1/conversation-search*', (route) => route.fulfill({ json }));
    await field(chat).fill('fee');
    await results(chat).getByText('is 2%, see the rates.').waitFor();
    expect(await results(chat).locator('mark').allInnerTexts()).toEqual(['fee', 'fee']);
    expect((await results(chat).innerText()).match(/[*#`[\]]+/g)).toEqual(['**', '**']);
  });

  it('keeps what was found where no more could be brought, and goes on from there', async () => {
    const chat = await visit();
    await chat.open();
    let tries = 0;
    await chat.page.route('**/v1/conversation-search*', async (route) => {
      if (!queryOf(route.request().url()).endsWith('later')) {
        await route.fulfill({ json: { data: [hit('one'), hit('two')], next_cursor: 'later' } });
      } else if (++tries === 1) await route.abort();
      else await route.fulfill({ json: { data: [hit('three')], next_cursor: null } });
    });
    await field(chat).fill('words');
    await chat.button('Search further').press('Enter');
    await results(chat).getByText('The server could not be reached.').waitFor();
    expect(await results(chat).getByRole('link').allInnerTexts()).toEqual(['one', 'two']);
    expect(await violationsOf(chat.page)).toEqual([]);
    await chat.button('Try again').press('Enter');
    await results(chat).getByRole('link', { name: 'three' }).waitFor();
    expect(await results(chat).getByRole('link').allInnerTexts()).toEqual(['one', 'two', 'three']);
    await results(chat).locator('a:focus').getByText('three').waitFor();
  });

  it('goes on with the words that were found, and shows none of them behind others', async () => {
    const chat = await visit();
    await chat.page.clock.install();
    await chat.open();
    const asked: string[] = [];
    const late = Promise.withResolvers<undefined>();
    await chat.page.route('**/v1/conversation-search*', async (route) => {
      const query = queryOf(route.request().url());
      asked.push(query);
      if (query === 'first later') await late.promise;
      const next_cursor = query === 'first' ? 'later' : null;
      await route.fulfill({ json: { data: [hit(query)], next_cursor } }).catch(() => undefined);
    });
    await chat.page.clock.pauseAt(new Date(Date.now() + 60_000));
    await field(chat).fill('first');
    await results(chat).getByText('Searching…').waitFor();
    await chat.page.clock.runFor(300);
    await results(chat).getByRole('link', { name: 'first' }).waitFor();
    await field(chat).fill('other');
    await chat.button('Search further').click();
    await until('it is looked further', () => Promise.resolve(asked.length === 2));
    await chat.page.clock.runFor(300);
    await results(chat).getByRole('link', { name: 'other' }).waitFor();
    late.resolve(undefined);
    await chat.page.evaluate('fetch("/health").then((response) => response.text())');
    expect(asked).toEqual(['first', 'first later', 'other']);
    expect(await results(chat).getByRole('link').allInnerTexts()).toEqual(['other']);
  });

  it('tells that nothing was found', async () => {
    const chat = await visit();
    await chat.open();
    await field(chat).fill('nowhere');
    await results(chat).getByText('Nothing was found that has all of these words.').waitFor();
  });
});
