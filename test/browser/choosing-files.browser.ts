import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChatPage } from './support/chat-page.js';
import {
  chip,
  CONTRACT,
  contract,
  describeWithFiles,
  keepUnread,
  picture,
  QUESTION,
  textFile,
} from './support/files.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ZOOMED = { viewport: { width: 320, height: 256 } };

describeWithFiles('choosing files for a message', ({ visit }) => {
  const focusOnField = (chat: ChatPage) =>
    until('what is written on has the focus', () =>
      chat.page.evaluate<boolean>(`document.activeElement.id === 'message'`),
    );

  const overflow = (chat: ChatPage) =>
    chat.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

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
    await chat.attach([contract, textFile(name, 'The lamp burns.'), picture]);
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
});
