import { type ChatPage } from './support/chat-page.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { violationsOf } from './support/violations-of.js';

const ENVIRONMENT = { OFFLINE_WORDS_PER_SECOND: '0', OPENAI_BASE_URL: 'http://127.0.0.1:9' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#8a1c5b" d="M0 0h9v9z"/></svg>';
const INSURER = {
  name: 'Harbour Insurance',
  greeting: 'What may we cover for you?',
  introduction: 'Ask about boats, cargo and claims.',
  placeholder: 'Your question to the harbour…',
  quick_actions: ['What is covered at sea?', 'How do I claim?'],
  accent_color: '#8a1c5b',
  languages: ['en', 'ar'],
  translations: { ar: { name: 'تأمين الميناء', greeting: 'ماذا نؤمّن لك؟' } },
  shows: { regenerate: false, trace: false, knowledge: false },
};

const CLAIMS = {
  title: 'Claims at sea',
  category: 'claims',
  content: 'A claim for cargo lost at sea is made within 30 days, with the bill of lading.',
};

const accentOf = (chat: ChatPage) =>
  chat.page.evaluate<string>(
    `(() => {
      const link = document.createElement('a');
      document.body.append(link);
      const { color } = getComputedStyle(link);
      link.remove();
      return color;
    })()`,
  );

describeInBrowser(
  'the page of an application',
  () => Promise.resolve(ENVIRONMENT),
  ({ platform, visit }) => {
    beforeAll(async () => {
      await platform().call('PUT', '/v1/applications/app_harbour/page', INSURER);
      for (const application_id of ['app_harbour', 'app_open'])
        await platform().call('POST', '/v1/knowledge/documents', { ...CLAIMS, application_id });
      await platform().call('PUT', '/v1/applications/app_harbour/page/logo', {
        media_type: 'image/svg+xml',
        data: Buffer.from(LOGO).toString('base64'),
      });
    });

    it.each([
      ['light', {}],
      ['dark', PHONE],
    ] as const)('is its own, in the %s theme', async (colorScheme, device) => {
      const chat = await visit({ colorScheme, ...device });
      await chat.open('/?application=app_harbour');
      await chat.page.getByText('What may we cover for you?').waitFor();
      expect(await chat.page.title()).toBe('New chat · Harbour Insurance');
      expect(await chat.composer.getAttribute('placeholder')).toBe('Your question to the harbour…');
      await chat.page.locator('main img').first().waitFor();
      expect(await chat.page.evaluate('document.querySelector("main img").naturalWidth')).toBeGreaterThan(0);
      if (colorScheme === 'light') expect(await accentOf(chat)).toBe('rgb(138, 28, 91)');
      expect(await violationsOf(chat.page)).toEqual([]);

      await chat.button('How do I claim?').click();
      await chat.replies.first().waitFor();
      await chat.settled();
      expect(new URL(chat.page.url()).search).toBe('?application=app_harbour');
      expect(await violationsOf(chat.page)).toEqual([]);

      const { conversationId } = chat;
      const kept = await platform().call('GET', `/v1/conversations/${conversationId}`);
      expect(kept).toMatchObject({ application_id: 'app_harbour' });
      await chat.page.reload();
      await chat.replies.first().waitFor();
      expect(await chat.page.title()).toContain('Harbour Insurance');
    });

    it.each([
      ['app_open', 1],
      ['app_harbour', 0],
    ])(
      'shows what a reply rests on, how it was found and its making anew as %s wants it',
      async (id, count) => {
        const chat = await visit();
        await chat.open(`/?application=${id}`);
        await chat.send('When is a claim for lost cargo made?');
        await chat.replies.getByText('bill of lading').waitFor();
        await chat.settled();
        // It is stored, and what can be done with it is there.
        await chat.button('Fork into a new conversation').waitFor();
        const path = `/v1/conversations/${chat.conversationId}/messages`;
        const messages = (await platform().call('GET', path)) as {
          metadata: { knowledge_used?: boolean };
        }[];
        expect(messages.at(-1)?.metadata.knowledge_used).toBe(true);
        expect(await chat.replies.getByText('Knowledge used').count()).toBe(count);
        expect(await chat.button('How was this found?').count()).toBe(count);
        expect(await chat.button('Regenerate').count()).toBe(count);
        expect(await chat.citations.count()).toBe(count);
      },
    );

    it('speaks its own words in the other language, and is offered in no third one', async () => {
      const chat = await visit({ locale: 'de-DE' });
      await chat.open('/?application=app_harbour');
      const languages = chat.page.getByLabel('Language');
      expect(await languages.locator('option').allInnerTexts()).toEqual(['English', 'العربية']);
      await languages.selectOption('العربية');
      await chat.page.getByText('ماذا نؤمّن لك؟').waitFor();
      await chat.page.getByText('تأمين الميناء').first().waitFor();
    });

    it('tells that a long placeholder is cut', async () => {
      const placeholder = 'Ask whatever you would like to know of harbours, cargo and claims at sea';
      await platform().call('PUT', '/v1/applications/app_wordy/page', { name: 'Wordy', placeholder });
      const chat = await visit(PHONE);
      await chat.open('/?application=app_wordy');
      const cut = await chat.page.evaluate<string[]>(`(() => {
        const { textOverflow, overflowX, whiteSpace } = getComputedStyle(
          document.querySelector('#message'), '::placeholder');
        return [textOverflow, overflowX, whiteSpace];
      })()`);
      expect(cut).toEqual(['ellipsis', 'hidden', 'nowrap']);
    });

    it('has a long name within its place', async () => {
      const name = 'Erste Hafenversicherungsgesellschaft auf Gegenseitigkeit';
      await platform().call('PUT', '/v1/applications/app_long/page', { name });
      const chat = await visit();
      await chat.open('/?application=app_long');
      const aside = chat.page.locator('aside');
      const [text, button, side] = await Promise.all([
        aside.getByText(name).boundingBox(),
        chat.button('New chat').boundingBox(),
        aside.boundingBox(),
      ]);
      expect(text!.y).toBeGreaterThanOrEqual(0);
      expect(text!.y + text!.height).toBeLessThanOrEqual(button!.y);
      expect(text!.x + text!.width).toBeLessThan(side!.x + side!.width);
    });

    it('is plain, with nothing of the sample, for one that nobody has set up', async () => {
      const chat = await visit();
      await chat.open('/?application=app_nobody');
      expect(await chat.page.getByText(/bank|savings/i).count()).toBe(0);
      expect(await chat.page.getByRole('list', { name: 'Common questions' }).count()).toBe(0);
    });

    it('has the model chosen, with how freely and at what length it answers, where readers may', async () => {
      const chat = await visit();
      await chat.open();
      await chat.page.getByRole('button', { name: /^How replies are made/ }).click();
      const dialog = chat.page.getByRole('dialog', { name: 'How replies are made' });
      await dialog.getByRole('combobox', { name: 'Model' }).selectOption('offline');
      await dialog.getByRole('radio', { name: /^Precise/ }).check();
      await dialog.getByRole('radio', { name: /^Long/ }).check();
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.keyboard.press('Escape');
      await chat.page.reload();
      await chat.open();
      await chat.send('Tell me about savings accounts');
      await chat.replies.getByText('Knowledge used').waitFor();
      const { config } = (await platform().call('GET', `/v1/conversations/${chat.conversationId}`)) as {
        config: object;
      };
      expect(config).toMatchObject({
        model: 'offline',
        temperature: 0.2,
        max_tokens: 4096,
        enable_rag: true,
      });
    });

    it('has them chosen anew in a conversation that has begun', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Tell me about savings accounts');
      await chat.replies.getByText('Knowledge used').waitFor();
      const path = `/v1/conversations/${chat.conversationId}`;
      const configOf = async () => ((await platform().call('GET', path)) as { config: object }).config;
      const button = chat.page.getByRole('button', { name: /^How replies are made/ });
      await button.click();
      const dialog = chat.page.getByRole('dialog', { name: 'How replies are made' });
      await dialog.getByText('For this conversation, from the next reply on.').waitFor();
      const kept = () => chat.page.waitForResponse((response) => response.request().method() === 'PATCH');
      for (const name of [/^Creative/, /^Short/]) {
        await Promise.all([kept(), dialog.getByRole('radio', { name }).check()]);
      }
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.keyboard.press('Escape');
      expect(await configOf()).toMatchObject({ model: 'offline', temperature: 1, max_tokens: 256 });

      await chat.page.reload();
      await button.click();
      expect(await dialog.getByRole('radio', { name: /^Creative/ }).isChecked()).toBe(true);
      expect(await dialog.getByRole('radio', { name: /^Short/ }).isChecked()).toBe(true);
      await Promise.all([kept(), dialog.getByRole('radio', { name: /^Balanced/ }).check()]);
      expect(await configOf()).toMatchObject({ temperature: 0.7, max_tokens: 256 });

      await chat.page.route(`**${path}`, (route) =>
        route.request().method() === 'PATCH'
          ? route.fulfill({ status: 422, json: { code: 'model_not_configured', detail: 'No such model.' } })
          : route.continue(),
      );
      await dialog.getByRole('radio', { name: /^Precise/ }).click();
      await dialog.getByRole('alert').getByText('The change was not kept. No such model.').waitFor();
      expect(await dialog.getByRole('radio', { name: /^Balanced/ }).isChecked()).toBe(true);
    });

    it('says that a model is gone, and has another chosen', async () => {
      const { id } = (await platform().call('POST', '/v1/conversations', {
        application_id: 'app_retail_banking',
        config: { model: 'openai:gone' },
      })) as { id: string };
      const chat = await visit(PHONE);
      // As if the endpoint had been taken out of the configuration since.
      await chat.page.route('**/v1/models', async (route) => {
        const response = await route.fetch();
        const { data } = (await response.json()) as { data: { id: string; provider: string }[] };
        const others = data.filter(({ provider }) => provider !== 'openai');
        await route.fulfill({
          json: { data: [...others, { ...data[0], id: 'local:one', provider: 'local' }] },
        });
      });
      await chat.open(`/c/${id}`);
      await chat.page.getByRole('button', { name: /openai:gone is no longer available/ }).click();
      const dialog = chat.page.getByRole('dialog', { name: 'How replies are made' });
      await dialog.getByRole('alert').getByText('Choose another model to go on.').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await dialog.getByRole('combobox', { name: 'Model' }).selectOption('offline');
      await dialog.getByRole('alert').waitFor({ state: 'detached' });
      await chat.page.keyboard.press('Escape');
      await chat.page.getByRole('button', { name: 'How replies are made: offline' }).waitFor();
    });

    it('names the model that the application has, and makes a long reply of its length', async () => {
      await platform().call('PUT', '/v1/applications/app_thinker/page', { shows: { model_choice: true } });
      const usual = { default_model: 'openai:o3', default_max_tokens: 3000 };
      await platform().call('PATCH', '/v1/applications/app_thinker', usual);
      const chat = await visit();
      await chat.open('/?application=app_thinker');
      await chat.page.getByRole('button', { name: /^How replies are made: openai:o3/ }).click();
      await chat.page.getByText('The usual one (openai:o3)').waitFor({ state: 'attached' });
      await chat.page.getByRole('radio', { name: /^Long/ }).check();
      await chat.page.keyboard.press('Escape');
      const begun = chat.page.waitForRequest(
        (request) => request.method() === 'POST' && request.url().endsWith('/v1/conversations'),
      );
      await chat.send('Hello');
      expect((await begun).postDataJSON()).toMatchObject({ config: { max_tokens: 12_000 } });
    });

    it('names no model where readers are to see none', async () => {
      await platform().call('PUT', '/v1/applications/app_discreet/page', { name: 'Discreet' });
      await platform().call('PATCH', '/v1/applications/app_discreet', { default_model: 'openai:o3' });
      const chat = await visit();
      const listed = chat.page.waitForResponse('**/v1/models');
      await chat.open('/?application=app_discreet');
      await (await listed).finished();
      await chat.settled();
      expect(await chat.page.getByText('openai:o3').count()).toBe(0);
    });

    it('says so where the server cannot tell what it is of', async () => {
      const chat = await visit();
      await chat.page.route('**/v1/page*', (route) => route.abort());
      await chat.page.goto('/');
      await chat.page.getByText('The server could not be reached.').waitFor();
      await chat.page.unroute('**/v1/page*');
      await chat.button('Try again').click();
      await chat.composer.waitFor();
    });

    it('says so in the language of the reader, and also where the server does not answer', async () => {
      const chat = await visit({ locale: 'de-DE' });
      await chat.page.clock.install();
      const asked = Promise.withResolvers<undefined>();
      await chat.page.route('**/v1/page*', () => {
        asked.resolve(undefined);
      });
      await chat.page.goto('/');
      await asked.promise;
      await chat.page.clock.fastForward(16_000);
      await chat.page.getByText('Der Server ist nicht erreichbar.').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
    });
  },
);
