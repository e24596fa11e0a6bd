import { type Route } from 'playwright-core';
import { describeInBrowser } from './support/describe-in-browser.js';
import { LibraryPage } from './support/library-page.js';
import { until } from './support/until.js';

const LIST = '**/v1/knowledge/documents?*';

describeInBrowser(
  'the list of documents',
  () => Promise.resolve({}),
  ({ platform, visit }) => {
    const add = (application_id: string, title: string) =>
      platform().call('POST', '/v1/knowledge/documents', {
        ...{ title, content: `Text of ${title}.`, category: 'help', application_id },
      });

    it('is shown however slow the server is, which is asked for it once at a time', async () => {
      await add('app_slow', 'Slow but sure');
      const { page } = await visit();
      const library = new LibraryPage(page);
      const held: Route[] = [];
      await page.clock.install();
      await page.route(LIST, (route) => {
        held.push(route);
      });
      await page.goto('/knowledge?application=app_slow');
      await until('the list is asked for', () => Promise.resolve(held.length > 0));
      // The page wants to know it again and again meanwhile.
      await page.clock.runFor(10_000);
      expect(held).toHaveLength(1);
      await held[0]!.continue();
      await library.document('Slow but sure').waitFor();
    });

    it('turns one page, however often that is pressed before it has come', async () => {
      for (let index = 0; index < 26; index += 1) await add('app_turned', `Title ${index}`);
      const { page } = await visit();
      const library = new LibraryPage(page);
      await library.open('app_turned');
      await library.document('Title 25').waitFor();
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(LIST, async (route) => {
        await held;
        await route.continue();
      });
      for (let press = 0; press < 3; press += 1) await library.button('Older').click({ force: true });
      release();
      await library.document('Title 0').waitFor();
      await page.getByText('Page 2', { exact: true }).waitFor();
    });

    it('says that there is nothing yet, also after a filter was taken back', async () => {
      const { page } = await visit();
      const library = new LibraryPage(page);
      await library.open('app_bare');
      await page.getByText('No documents yet').waitFor();
      await page.getByLabel('Title or file name').fill('x');
      await page.getByText('No document matches').waitFor();
      await page.getByLabel('Title or file name').fill('');
      await page.getByText('No documents yet').waitFor();
    });
  },
);
