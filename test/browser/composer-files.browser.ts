import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Request, type Route } from 'playwright-core';
import { type ChatPage } from './support/chat-page.js';
import { describeInBrowser } from './support/describe-in-browser.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

const ENVIRONMENT = {
  ...{ DEFAULT_MODEL: 'offline', OFFLINE_WORDS_PER_SECOND: '0' },
  ...{ MAX_UPLOAD_BYTES: '100000', MAX_CONVERSATION_DOCUMENTS: '3' },
};
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ZOOMED = { viewport: { width: 320, height: 256 } };
const QUESTION = 'What does the tenant of the lighthouse pay?';
const CONTRACT = '# Contract\n\nThe tenant of the lighthouse pays seventy guineas each spring.';

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(content),
});
const contract = text('contract.md', CONTRACT);
const picture = {
  ...text('photo.png', ''),
  buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
};
const broken = text('broken.pdf', '%PDF-1.4 and then nothing');

describeInBrowser(
  'files in a conversation',
  () => Promise.resolve(ENVIRONMENT),
  ({ visit, platform }) => {
    const chip = (chat: ChatPage, name: string) => chat.files.filter({ hasText: name });
    /** Those that a message went with. */
    const sent = (chat: ChatPage, question: number) =>
      chat.questions
        .nth(question)
        .getByRole('list', { name: 'Files sent with this message' })
        .getByRole('listitem');
    const all = (chat: ChatPage) => chat.page.getByRole('button', { name: /in this conversation/ });
    const overflow = (chat: ChatPage) =>
      chat.page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
    const documents = (chat: ChatPage, id = chat.conversationId) =>
      platform().call('GET', `/v1/conversations/${id}/documents`);

    const focusOnField = (chat: ChatPage) =>
      until('what is written on has the focus', () =>
        chat.page.evaluate<boolean>(`document.activeElement.id === 'message'`),
      );

    /** Has the page hear that no file is read yet, until it is let go on. */
    async function keepUnread(chat: ChatPage): Promise<() => void> {
      let isOver = false;
      const answer = async (route: Route): Promise<void> => {
        const response = await route.fetch();
        if (isOver || route.request().method() === 'DELETE') {
          await route.fulfill({ response });
          return;
        }
        const unread = { state: 'processing', progress: { stage: 'reading', done: 1, total: 4 } };
        const body = (await response.json()) as object | object[];
        const json = Array.isArray(body)
          ? body.map((file: object) => ({ ...file, ...unread }))
          : { ...body, ...unread };
        await route.fulfill({ response, json });
      };
      await chat.page.route('**/v1/conversations/*/documents', answer);
      return () => {
        isOver = true;
      };
    }

    it('are chosen, read, asked about and cited, are there after a reload, and go when they are removed', async () => {
      const chat = await visit();
      await chat.open();
      await chat.attach(contract);
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      expect(chat.conversationId).toMatch(/^conv_/);
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.send(QUESTION);
      await chat.replies.getByText('seventy guineas').first().waitFor();
      await chat.settled();
      expect(await chat.files.count()).toBe(0);
      await sent(chat, 0).getByText('contract.md').waitFor();
      await chat.citations.first().click();
      await chat.mark.getByText('seventy guineas').waitFor();
      await chat.page.keyboard.press('Escape');

      await chat.page.reload();
      await sent(chat, 0).getByText('contract.md').waitFor();
      expect(await sent(chat, 0).getByText('no longer here').count()).toBe(0);
      await all(chat).click();
      const panel = chat.page.getByRole('dialog', { name: 'Files of this conversation' });
      await panel.getByText('contract.md').waitFor();
      await panel.getByText('Ready').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await panel.getByRole('button', { name: 'Remove contract.md' }).click();
      const dialog = chat.page.getByRole('dialog', { name: 'Remove this file?' });
      await dialog.getByText('no reply finds it any more').waitFor();
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await panel.getByText('There are no files').waitFor();
      expect(await panel.locator(':focus').count()).toBe(1);
      await chat.page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(await documents(chat)).toEqual([]);
      await sent(chat, 0).getByText('no longer here').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.send(`${QUESTION} Again, please.`);
      await chat.replies.nth(1).waitFor();
      await chat.settled();
      expect(await chat.replies.nth(1).innerText()).not.toContain('guineas');
      expect(await sent(chat, 1).count()).toBe(0);
    });

    it('go with the message that they were chosen for, over a reload, and again with it in other words', async () => {
      const chat = await visit();
      await chat.open();
      await chat.attach(contract);
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      await chat.page.reload();
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      await chat.send(QUESTION);
      await sent(chat, 0).getByText('contract.md').waitFor();
      await chat.settled();
      expect(await chat.files.count()).toBe(0);
      await chat.page.reload();
      await chat.send('Hello');
      await chat.questions.nth(1).waitFor();
      await chat.settled();
      expect(await chat.files.count()).toBe(0);
      expect(await sent(chat, 1).count()).toBe(0);

      await chat.questions.first().hover();
      await chat.questions.first().getByRole('button', { name: 'Edit message' }).click();
      await chat.page.getByLabel('Edit your message').fill('What does he pay?');
      await chat.page.getByLabel('Edit your message').press('Enter');
      await chat.questions.getByText('What does he pay?').waitFor();
      await chat.settled();
      await chat.page.reload();
      await sent(chat, 0).getByText('contract.md').waitFor();
      await chat.questions.getByText('What does he pay?').waitFor();
    });

    it('are with their message, which is there once, where nobody heard that it had arrived', async () => {
      const chat = await visit();
      await chat.open();
      await chat.attach([contract, text('rules.md', '# Rules\n\nThe lamp burns all night.')]);
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
      await sent(chat, 0).getByText('contract.md').waitFor();
      expect(await chat.questions.count()).toBe(1);
      expect(await chat.files.count()).toBe(0);
    });

    it('keep a message until they are read, which can be taken back, or sent anyway', async () => {
      const chat = await visit();
      await chat.open();
      const goOn = await keepUnread(chat);
      await chat.attach([contract, text('rules.md', '# Rules\n\nThe lamp burns all night.')]);
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

      await chat.attach([1, 2, 3].map((number) => text(`${number}.md`, `Note ${number}.`)));
      await chat.page.getByText('A conversation takes 3 files at most.').waitFor();
    });

    it('are dropped anywhere on the page, whole folders too, or pasted', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'dropped-'));
      await writeFile(join(folder, 'contract.md'), CONTRACT);
      const chat = await visit();
      await chat.open();
      const session = await chat.page.context().newCDPSession(chat.page);
      const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
        session.send('Input.dispatchDragEvent', {
          ...{ type, x: 60, y: 400 },
          data: { items: [], files: [folder], dragOperationsMask: 1 },
        });
      await drag('dragEnter');
      await drag('dragOver');
      await chat.page.getByText('Let go to add the files').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await drag('drop');
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      expect(await chat.page.getByText('Let go to add the files').count()).toBe(0);
      await rm(folder, { recursive: true });

      const paste = (words: string) =>
        chat.page.evaluate(`(() => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(['The lamp burns all night.'], 'pasted.md'));
          if ('${words}' !== '') clipboardData.setData('text/plain', '${words}');
          const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
          document.getElementById('message').dispatchEvent(event);
        })()`);
      await paste('Words with a picture of them');
      expect(await chip(chat, 'pasted.md').count()).toBe(0);
      await paste('');
      await chip(chat, 'pasted.md').getByText('Ready').waitFor();
    });

    it('stay to be seen where the conversation has ended, which takes no more, and are gone with it', async () => {
      const chat = await visit();
      await chat.open();
      await chat.attach(contract);
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      await chat.send(QUESTION);
      await chat.replies.getByText('seventy guineas').first().waitFor();
      await chat.settled();
      const { conversationId } = chat;
      await platform().call('DELETE', `/v1/conversations/${conversationId}`);
      await chat.page.getByText('This conversation has ended').waitFor();
      await chat.page.reload();
      await chat.page.getByText('This conversation has ended').waitFor();
      expect(await chat.button('Add files').count()).toBe(0);
      await all(chat).click();
      await chat.panel.getByText('contract.md').waitFor();
      await chat.page.keyboard.press('Escape');

      await chat.act(QUESTION, 'Delete');
      await chat.panel.getByText('Its 1 file is deleted with it.').waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await chat.composer.waitFor();
      await expect(documents(chat, conversationId)).rejects.toThrow('404');
    });

    it('have an expired conversation go on', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Hello');
      await chat.replies.first().waitFor();
      await chat.settled();
      const { conversationId } = chat;
      platform().age(conversationId, 60 * 24);
      await chat.page.reload();
      await chat.page.getByText('This conversation expired').waitFor();
      await chat.attach(contract);
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      expect(chat.conversationId).toBe(conversationId);
    });

    it('are not offered where the application does not let people', async () => {
      await platform().call('PUT', '/v1/applications/app_plain/page', { shows: { files: false } });
      const chat = await visit();
      await chat.open('/?application=app_plain');
      expect(await chat.button('Add files').count()).toBe(0);
      await chat.open();
      await chat.button('Add files').waitFor();
    });

    it('are chosen and removed with the keyboard', async () => {
      const chat = await visit();
      await chat.open();
      // The browser has to be told first that it is to hand the choosing over.
      const chooser = chat.page.waitForEvent('filechooser');
      await focusOnField(chat);
      await chat.button('Add files').focus();
      await chat.page.keyboard.press('Enter');
      await (await chooser).setFiles(contract);
      await chip(chat, 'contract.md').getByText('Ready').waitFor();
      await chat.button('Remove contract.md').focus();
      await chat.page.keyboard.press('Enter');
      await chat.page.getByRole('dialog', { name: 'Remove this file?' }).waitFor();
      await chat.page.keyboard.press('Tab');
      await chat.page.keyboard.press('Enter');
      await chip(chat, 'contract.md').waitFor({ state: 'detached' });
      await focusOnField(chat);
    });

    it.each([
      ['on a phone in the dark', { ...PHONE, colorScheme: 'dark' as const }],
      ['at 400% zoom', ZOOMED],
    ])('have room %s, beside a message that waits for them', async (_, options) => {
      const chat = await visit(options);
      await chat.open();
      await keepUnread(chat);
      const name = 'a file with quite a long name that nobody would ever want to read to its end.md';
      await chat.attach([contract, text(name, 'The lamp burns.'), picture]);
      await chip(chat, 'photo.png').getByText('cannot be read').waitFor();
      await chat.send(QUESTION);
      await chat.button('Take back').waitFor();
      expect(await overflow(chat)).toBe(0);
      expect(await violationsOf(chat.page)).toEqual([]);
      const [header, write] = await Promise.all([
        chat.page.getByRole('banner').boundingBox(),
        chat.composer.boundingBox(),
      ]);
      const read = await chat.page.getByRole('region', { name: 'Conversation', exact: true }).boundingBox();
      expect(read!.y).toBeGreaterThanOrEqual(header!.y + header!.height);
      expect(read!.height).toBeGreaterThan(options.viewport.height * 0.24);
      expect(write!.y + write!.height).toBeLessThanOrEqual(options.viewport.height);
    });

    it.each([
      ['ar', 'إضافة ملفات', 'جاهز'],
      ['de', 'Dateien hinzufügen', 'Bereit'],
    ])('speak %s', async (locale, button, ready) => {
      const chat = await visit({ locale });
      await chat.page.goto('/');
      const chooser = chat.page.waitForEvent('filechooser');
      await chat.button(button).click();
      await (await chooser).setFiles(contract);
      await chat.page.getByText(ready, { exact: true }).waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.locator('main [aria-haspopup="dialog"]').last().click();
      await chat.page.getByRole('dialog').getByText('contract.md').waitFor();
      // The name begins where lines begin on the page, in whatever language it is.
      const indent = await chat.page.evaluate<number>(`{
        const name = document.querySelector('dialog li bdi');
        const range = document.createRange();
        range.selectNodeContents(name);
        const [text, line] = [range, name.closest('div')].map((one) => one.getBoundingClientRect());
        document.documentElement.dir === 'rtl' ? line.right - text.right : text.left - line.left;
      }`);
      expect(indent).toBeCloseTo(0, 0);
    });
  },
);
