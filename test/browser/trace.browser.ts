import { type ChatPage } from './support/chat-page.js';
import { describeWithModel } from './support/describe-with-model.js';
import { addInsurance, QUESTION, TITLE } from './support/insurance.js';
import { violationsOf } from './support/violations-of.js';

interface Manifest {
  manifest: { messages: { role: string; content: string }[] };
}

describeWithModel('how a reply was found', ({ visit, nextReply, platform }) => {
  beforeAll(async () => {
    await addInsurance(platform());
  });

  async function ask(chat: ChatPage, question: string, answer: string): Promise<void> {
    await chat.send(question);
    const reply = await nextReply();
    reply.say(answer);
    reply.end();
    await chat.replies.getByText(answer.slice(0, 8)).waitFor();
    await chat.settled();
  }

  const steps = (chat: ChatPage, name: string) => chat.panel.getByRole('list', { name, exact: true });

  const showNumbers = (chat: ChatPage) => chat.panel.getByText('The numbers behind it').click();

  it('is told from the words of the question to the citation', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, QUESTION, 'Up to 2,000 euros [1]. Or not [9].');
    await ask(chat, 'And for a cancelled trip?', 'All of it, less 50 euros [1].');
    await chat.button('How was this found?').first().click();
    await steps(chat, 'Words of the question').getByText('luggage', { exact: true }).waitFor();
    expect(await chat.panel.getByText('luggag', { exact: true }).count()).toBe(0);
    expect(await steps(chat, 'Words of the question').innerText()).not.toMatch(/\bthe\b/);
    expect(await chat.panel.getByText('Score').count()).toBe(0);
    await chat.panel.getByText('The documents were searched by the words of the question.').waitFor();
    expect(await steps(chat, 'Passages that the model was given').innerText()).toMatch(/Luggage\s+cited/);
    await chat.panel.getByText('The reply also has [9], which the model made up').waitFor();
    await chat.page.keyboard.press('Escape');

    await chat.button('How was this found?').last().press('Enter');
    await steps(chat, 'Words of the question').getByText('cancelled', { exact: true }).waitFor();
    await steps(chat, 'Words of what was asked before').getByText('luggage', { exact: true }).waitFor();
    await showNumbers(chat);
    expect(await steps(chat, 'From the question').innerText()).toMatch(/cancel\s+weight\s+1\b/);
    expect(await steps(chat, 'From what was asked before').innerText()).toMatch(/luggag\s+weight\s+0/);
    const [place, name, , given] = await chat.panel
      .getByRole('table', { name: 'By words' })
      .getByRole('row')
      .nth(1)
      .getByRole('cell')
      .allInnerTexts();
    expect([place, name, given]).toEqual(['1', `${TITLE} › Cancellation`, '[1]']);

    await chat.panel.getByRole('button', { name: `[1] ${TITLE} › Cancellation` }).click();
    await chat.mark.getByText('less 50 euros').waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'detached' });
    expect(await chat.page.evaluate<string>('document.activeElement.innerText')).toBe('How was this found?');
  });

  it('shows to the last character what the model was sent', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, QUESTION, 'Up to 2,000 euros [1].');
    await chat.page.reload();
    await chat.button('How was this found?').click();
    await showNumbers(chat);
    await chat.panel.getByText('What the model was sent').click();
    const messages = chat.panel.locator('pre');
    await messages.first().waitFor();

    const path = await chat.panel.getByRole('link', { name: 'The manifest as JSON' }).getAttribute('href');
    const { manifest } = (await platform().call('GET', path!)) as Manifest;
    expect(await messages.allTextContents()).toEqual(manifest.messages.map(({ content }) => content));
    expect(manifest.messages.at(-1)!.content).toBe(QUESTION);
  });

  it('tells of a way of looking that failed, and of the question in the model’s words', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, QUESTION, 'Up to 2,000 euros [1].');
    const candidates = ['one', 'two', 'three', 'four', 'five', 'six'].map((title, index) => ({
      rank: index + 1,
      passage_id: `psg_${title}`,
      document_id: `doc_${title}`,
      title,
      headings: [],
      score: 1 / (index + 1),
    }));
    const retrieval = {
      query: { language: 'en', rewritten: 'What is paid for luggage?', terms: [] },
      legs: [
        { name: 'lexical', took_ms: 0.4, error: null, candidates },
        { name: 'rewritten', took_ms: 3, error: null, candidates: candidates.slice(0, 1) },
        { name: 'semantic', took_ms: 2000, error: 'The embedding service is down.', candidates: [] },
      ],
      fused: candidates,
      injected: [],
      cited: [],
      invented: [],
    };
    await chat.page.route('**/retrieval', (route) => route.fulfill({ json: { run_id: 'run_1', retrieval } }));
    await chat.button('How was this found?').click();

    await chat.panel.getByText('What is paid for luggage?').waitFor();
    await chat.panel.getByText('The search by its meaning failed, and the reply did without it.').waitFor();
    await showNumbers(chat);
    await chat.panel.getByText('the reply did without it: The embedding service is down.').waitFor();
    await chat.panel.getByText('under 1 ms').waitFor();
    const fused = chat.panel.getByRole('table', { name: 'The order that came of it' });
    await fused.getByText('1 by words · 1 by the rewritten question').waitFor();
    expect(await fused.getByRole('row').count()).toBe(6);
    await chat.panel.getByRole('button', { name: 'Show 1 more' }).last().click();
    expect(await fused.getByRole('row').count()).toBe(7);
  });

  it('offers another try when it cannot be loaded', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, QUESTION, 'Up to 2,000 euros [1].');
    await chat.page.route('**/retrieval', (route) => route.abort(), { times: 1 });
    await chat.button('How was this found?').click();
    await chat.button('Try again').click();
    await steps(chat, 'Words of the question').waitFor();
  });

  it('is there to see where nothing was found, and absent where nothing was looked for', async () => {
    const chat = await visit();
    await chat.open();
    await ask(chat, 'xyzzy', 'Pardon [1]?');
    expect(await chat.citations.count()).toBe(0);
    await chat.button('What was looked for?').click();
    await chat.panel.getByText('Nothing that fits: the model was given no passage.').waitFor();
    await chat.page.keyboard.press('Escape');

    const { id } = (await platform().call('POST', '/v1/conversations', {
      application_id: 'app_retail_banking',
      config: { enable_rag: false },
    })) as { id: string };
    await chat.open(`/c/${id}`);
    await ask(chat, QUESTION, 'I cannot say.');
    // A stored reply has all its buttons; one that has just ended can be copied only.
    await chat.button('Regenerate').waitFor();
    expect(await chat.replies.getByRole('button', { name: 'Copy reply' }).count()).toBe(1);
    expect(await chat.replies.getByRole('button', { name: /found|looked for/ }).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has no accessibility fault in the %s theme', async (colorScheme) => {
    const chat = await visit({ colorScheme, viewport: { width: 320, height: 640 } });
    await chat.open();
    await ask(chat, QUESTION, 'Up to 2,000 euros [1]. Or not [9].');
    await chat.button('How was this found?').click();
    await chat.panel.getByText('What was found').waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    await showNumbers(chat);
    await chat.panel.getByText('What the model was sent').click();
    await chat.panel.locator('pre').first().waitFor();
    expect(await violationsOf(chat.page)).toEqual([]);
    const overflow = await chat.page.evaluate<number>(
      `Math.max(...Array.from(document.querySelectorAll('dialog [role="region"]'), (region) =>
        region.scrollWidth - region.clientWidth))`,
    );
    expect(overflow).toBe(0);
  });
});
