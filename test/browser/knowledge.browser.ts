import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { describeInBrowser } from './support/describe-in-browser.js';
import { LibraryPage } from './support/library-page.js';
import { type Platform } from './support/platform.js';
import { violationsOf } from './support/violations-of.js';

const LOST = 'Report a lost card in the app at once. A replacement arrives within five days.';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const text = (name: string, content: string) => ({
  ...{ name, mimeType: 'text/markdown' },
  buffer: Buffer.from(content),
});

/** Adds a document to an application of the test's own, so that no other is in its way. */
async function addTo(platform: Platform, application: string, title: string, content: string): Promise<void> {
  const document = { title, content, category: 'help', application_id: application };
  await platform.call('POST', '/v1/knowledge/documents', document);
}

const overflowOf = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describeInBrowser(
  'the page for knowledge',
  () => Promise.resolve({ MAX_UPLOAD_BYTES: '100000' }),
  ({ platform, visit }) => {
    /** The page, on an application that is the test's own. */
    const open = async (application: string, options = {}): Promise<LibraryPage> => {
      const { page } = await visit(options);
      const library = new LibraryPage(page);
      await library.open(application);
      return library;
    };

    it('is a link away from the chat of the same application, and leads back to it', async () => {
      await addTo(platform(), 'app_linked', 'Of the linked one', LOST);
      const chat = await visit();
      await chat.open('/?application=app_linked');
      await chat.page.getByRole('link', { name: 'Knowledge' }).click();
      const library = new LibraryPage(chat.page);
      await library.document('Of the linked one').waitFor();
      await library.look('app_other');
      await library.page.getByText('No documents yet').waitFor();
      await library.page.goto('/knowledge?application=app_linked');
      await library.document('Of the linked one').waitFor();
      await library.look('app_other');
      await library.page.reload();
      await library.page.getByText('No documents yet').waitFor();
      await chat.page.getByRole('link', { name: 'To the chat' }).click();
      await chat.composer.waitFor();
      expect(chat.page.url()).toBe(`${platform().url}/?application=app_other`);
    });

    it('is read in another language', async () => {
      const library = await open('app_german');
      await library.page.getByLabel('Language').selectOption('de');
      await library.button('Dateien wählen').waitFor();
    });

    it('takes many files at once, says of each how it went, and shows them', async () => {
      const library = await open('app_many');
      const files = Array.from({ length: 8 }, (_, index) =>
        text(`note ${index}.md`, `# Note ${index}\n\nText ${index}.`),
      );
      await library.choose([...files, { ...text('large.md', 'x'), buffer: Buffer.alloc(150_000, 'x') }]);
      await library.uploads.getByText('8 of 9 sent').waitFor();
      await library
        .upload('large.md')
        .getByText(/Not taken: The file has .* the server takes/)
        .waitFor();
      await library.document('Note 3').getByText('Ready').waitFor();
      expect(await library.documents.count()).toBe(8);

      await library.choose([files[0]!]);
      await library.upload('note 0.md').getByText('Was there already').waitFor();
      await library.button('Clear what is done').click();
      expect(await library.uploads.getByRole('listitem').count()).toBe(1);
      await library.button('Take large.md off the list').click();
      await library.uploads.waitFor({ state: 'detached' });
    });

    it('takes a whole folder, and keeps where each file lay', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'handbook-'));
      await mkdir(join(folder, 'cards'));
      await writeFile(join(folder, 'cards', 'lost.md'), LOST);
      await writeFile(join(folder, 'fees.md'), 'A card costs nothing.');
      const library = await open('app_folder');
      await library.chooseFolder(folder);
      await library.document('lost.md').getByText('Ready').waitFor();
      const { data } = (await platform().call(
        'GET',
        '/v1/knowledge/documents?application_id=app_folder',
      )) as {
        data: { metadata: { path: string } }[];
      };
      expect(data.map(({ metadata }) => metadata.path.split('/').slice(1).join('/')).sort()).toEqual([
        'cards/lost.md',
        'fees.md',
      ]);
      await rm(folder, { recursive: true });
    });

    it('takes what can be read of a folder that is dropped, and names what cannot', async () => {
      const library = await open('app_dropped');
      const { page } = library;
      // As the browser tells of a folder, which no test can drop: it is slow, and one file of it is locked.
      await page.evaluate(`
        const file = (name) => ({ isDirectory: false, name, fullPath: '/shelf/' + name,
          file: (take, fail) => name === 'locked.md' ? fail(new Error('locked')) : take(new File(['Text.'], name)) });
        let left = [file('locked.md'), file('open.md')];
        const shelf = { isDirectory: true, name: 'shelf', fullPath: '/shelf', createReader: () => ({
          readEntries: (take) => { window.tell = () => { take(left); left = []; window.tell = undefined; };
            if (left.length === 0) window.tell(); } }) };
        DataTransferItem.prototype.webkitGetAsEntry = () => shelf;
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([], 'shelf'));
        document.querySelector('[data-field=files]').parentElement
          .dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
      `);
      await page.getByText('Looking through the folder…').waitFor();
      await page.evaluate('window.tell()');
      await page.getByRole('alert').getByText('shelf/locked.md').waitFor();
      await library.document('open.md').getByText('Ready').waitFor();
      await page.getByText('Drop files or folders anywhere here').waitFor();
    });

    it('sends again what a busy server did not take, and loses none of it', async () => {
      const library = await open('app_busy');
      let refused = 0;
      await library.page.route('**/v1/knowledge/documents', async (route) => {
        if (route.request().method() !== 'POST' || refused > 0) return route.fallback();
        refused += 1;
        const busy = { code: 'uploads_busy', detail: 'Too many files are being uploaded.' };
        return route.fulfill({ status: 503, headers: { 'retry-after': '0' }, json: busy });
      });
      await library.choose([text('one.md', 'One.'), text('two.md', 'Two.')]);
      await library.uploads.getByText('2 of 2 sent').waitFor();
      expect(refused).toBe(1);
    });

    it('says in plain words why something was not taken, and sends it again when it is asked to', async () => {
      const library = await open('app_refused');
      let refusal: { status: number; json: object } | null = {
        status: 415,
        json: { code: 'document_unsupported', detail: 'A film cannot be read.' },
      };
      await library.page.route('**/v1/knowledge/documents', (route) =>
        refusal && route.request().method() === 'POST' ? route.fulfill(refusal) : route.fallback(),
      );
      await library.choose([text('film.md', 'Film.')]);
      await library.upload('film.md').getByText('Not taken: This kind of file cannot be read.').waitFor();
      // It would be refused again.
      expect(await library.button('Send again').count()).toBe(0);

      refusal = { status: 409, json: { code: 'documents_limit', detail: 'Too many.', limit: 1 } };
      await library.choose([text('cards.md', 'Cards.')]);
      await library
        .upload('cards.md')
        .getByText('Not taken: An application may have 1 document. Delete it first.')
        .waitFor();
      refusal = null;
      await library.button('Send again').click();
      await library.document('cards.md').getByText('Ready').waitFor();
    });

    it('shows why a file could not be read, and finds it by its state and its name', async () => {
      const library = await open('app_failed');
      await addTo(platform(), 'app_failed', 'Cards', LOST);
      await library.choose([{ name: 'empty.html', mimeType: 'text/html', buffer: Buffer.from('<p> </p>') }]);
      await library.document('empty.html').getByText('Failed').waitFor();
      await library.page.getByLabel('State').selectOption('failed');
      await library.document('Cards').waitFor({ state: 'detached' });
      expect(await library.documents.count()).toBe(1);
      await library.page.getByLabel('State').selectOption('any');
      await library.page.getByLabel('Title or file name').fill('cARD');
      await library.document('empty.html').waitFor({ state: 'detached' });
      await library.document('Cards').waitFor();
    });

    it('turns its pages', async () => {
      for (let index = 0; index < 26; index += 1)
        await addTo(platform(), 'app_pages', `Title ${index}`, `Text ${index}.`);
      const library = await open('app_pages');
      await library.document('Title 25').waitFor();
      await library.button('Older').click();
      await library.document('Title 0').waitFor();
      expect(await library.documents.count()).toBe(1);
      await library.button('Newer').click();
      await library.document('Title 25').waitFor();
    });

    it('disables, enables, replaces and deletes a document, by the keyboard alone', async () => {
      await addTo(platform(), 'app_act', 'Cards', LOST);
      const library = await open('app_act');
      const { page } = library;
      const act = async (steps: number) => {
        await library.button('Actions for Cards').focus();
        await page.keyboard.press('Enter');
        for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      };
      await act(2);
      await library.document('Cards').getByText('Disabled').waitFor();
      await act(2);
      await library.document('Cards').getByText('Ready').waitFor();

      const chooser = page.waitForEvent('filechooser');
      await act(1);
      await (await chooser).setFiles([text('new.md', 'Cards are free now.')]);
      await library.document('Cards').getByText('Version 2').waitFor();

      await act(3);
      await page.getByRole('dialog').getByText('will be gone for good').waitFor();
      await page.keyboard.press('Escape');
      await library.document('Cards').waitFor();
      await act(3);
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('No documents yet').waitFor();
      // What had the focus is gone.
      await page.locator('ul:focus').waitFor({ state: 'attached' });
    });

    it('shows the passages of a document as the search has them, and why a question comes to it', async () => {
      await addTo(platform(), 'app_inside', 'Cards', `# Lost\n\n${LOST}`);
      const library = await open('app_inside');
      await library.page.getByRole('button', { name: 'Cards', exact: true }).click();
      const panel = library.page.getByRole('dialog', { name: 'Cards' });
      await panel.getByText('Passage 1').waitFor();
      await panel.getByText('within five days').waitFor();
      await panel.getByLabel('Question').fill('pizza');
      await panel.getByRole('button', { name: 'Search' }).click();
      await panel.getByText('no passage has a word of the question').waitFor();
      expect(await violationsOf(library.page)).toEqual([]);
      await library.page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });

    it('tries a question: what is found, why in words, and the numbers at a click', async () => {
      await addTo(platform(), 'app_ask', 'Lost cards', LOST);
      await addTo(platform(), 'app_ask', 'Hours', 'The branch opens at nine.');
      const library = await open('app_ask');
      await library.tab('Try a question').click();
      await library.page.getByRole('textbox', { name: 'Question' }).fill('I lost my card');
      await library.page.getByRole('textbox', { name: 'Question' }).press('Enter');
      await library.page.getByText('1 document is found').waitFor();
      await library.page.locator('mark', { hasText: 'lost' }).first().waitFor();
      await library.button('Why “Lost cards” is found').click();
      await library.page.getByText('It is found, as number 1').waitFor();
      await library.page.getByText('The numbers behind it').click();
      await library.page.getByRole('table').first().waitFor();
      expect(await violationsOf(library.page)).toEqual([]);

      await library.tab('Try a question').focus();
      await library.page.keyboard.press('ArrowRight');
      await library.page.getByRole('tabpanel').getByText('English', { exact: true }).waitFor();
      await library.page.getByText('No embedding model is configured').waitFor();
    });

    it.each([
      ['light', {}],
      ['dark', {}],
      ['light', PHONE],
      ['dark', PHONE],
    ] as const)('has no accessibility fault in the %s theme with %j, and fits', async (colorScheme, size) => {
      const application = `app_look_${colorScheme}_${'hasTouch' in size ? 'phone' : 'wide'}`;
      await addTo(platform(), application, 'Lost cards', LOST);
      const library = await open(application, { colorScheme, ...size });
      await library.choose([{ ...text('large.md', 'x'), buffer: Buffer.alloc(150_000, 'x') }]);
      await library.upload('large.md').getByText('Not taken').waitFor();
      await library.document('Lost cards').waitFor();
      expect(await violationsOf(library.page)).toEqual([]);
      expect(await overflowOf(library.page)).toBe(0);
      for (const view of ['Try a question', 'Languages and embeddings']) {
        await library.tab(view).click();
        expect(await violationsOf(library.page)).toEqual([]);
        expect(await overflowOf(library.page)).toBe(0);
      }
    });
  },
);
