import { type Page } from 'playwright-core';
import { describeInBrowser } from './support/describe-in-browser.js';
import { LibraryPage } from './support/library-page.js';
import { violationsOf } from './support/violations-of.js';

const APPLICATION = 'app_keyed';
const FILE = {
  name: 'lost.md',
  mimeType: 'text/markdown',
  buffer: Buffer.from('Report a lost card at once.'),
};

describeInBrowser(
  'the page for knowledge with a key',
  () => Promise.resolve({}),
  ({ platform, visit }) => {
    let admin: string;

    async function call<Body>(method: string, path: string, bearer: string, body?: object): Promise<Body> {
      const headers = {
        'content-type': 'application/json',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      };
      const response = await fetch(platform().url + path, {
        ...{ method, headers },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (response.status === 204 ? undefined : await response.json()) as Body;
    }
    const makeKey = (application_id = APPLICATION) =>
      call<{ id: string; key: string }>('POST', '/v1/keys', admin, { application_id });

    beforeAll(async () => {
      admin = (await call<{ key: string }>('POST', '/v1/keys', '', { kind: 'admin' })).key;
    });

    const type = async (page: Page, key: string) => {
      await page.getByLabel('Key of the application').fill(key);
      await page.getByLabel('Key of the application').press('Enter');
    };

    /** Signed in with a key that is revoked while a file is on its way. */
    async function losingTheKey(): Promise<LibraryPage> {
      const { page } = await visit();
      const library = new LibraryPage(page);
      const { id, key } = await makeKey();
      await page.goto('/knowledge');
      await type(page, key);
      await library.button('Choose files').waitFor();
      await call('DELETE', `/v1/keys/${id}`, admin);
      await library.choose([FILE]);
      await page.getByText('The key is not accepted any more').waitFor();
      await library.upload('lost.md').getByText('Waiting').waitFor();
      await library.button('Sign in').click();
      return library;
    }

    it('asks for another over what is on view, and sends with it what was on its way', async () => {
      const library = await losingTheKey();
      const { page } = library;
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await type(page, 'cap_nonsense');
      await dialog.getByText('not accepted any more').waitFor();
      await library.upload('lost.md').getByText('Waiting').waitFor();
      await type(page, (await makeKey()).key);
      await dialog.waitFor({ state: 'detached' });
      await library.upload('lost.md').getByText('Taken in').waitFor();
    });

    it('sends nothing into an application by the key of another, and keeps it for its own', async () => {
      const library = await losingTheKey();
      const { page } = library;
      const posted: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') posted.push(request.url());
      });
      await type(page, (await makeKey('app_keyed_other')).key);
      await page.getByText('app_keyed_other', { exact: true }).waitFor();
      await library.uploads.waitFor({ state: 'detached' });
      expect(posted).toEqual([]);

      await library.button('Sign out').click();
      await page.getByRole('dialog').getByText('1 file has not been sent').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await library.button('Sign out').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
      await type(page, (await makeKey()).key);
      await library.button('Choose files').waitFor();
      expect(await library.uploads.count()).toBe(0);
    });

    it('forgets no key that is typed while another is tried', async () => {
      const { page } = await visit();
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/v1/knowledge', async (route) => {
        if (route.request().headers().authorization === 'Bearer cap_nonsense') await held;
        await route.continue();
      });
      await page.goto('/knowledge');
      await type(page, 'cap_nonsense');
      const library = new LibraryPage(page);
      await type(page, (await makeKey()).key);
      await library.button('Choose files').waitFor();
      const refused = page.waitForResponse((response) => response.status() === 401);
      release();
      await refused;
      await page.reload();
      await library.button('Choose files').waitFor();
    });

    it('makes one key for an operator, however often that is pressed, and begins no login', async () => {
      const { page } = await visit();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
      await page.goto('/knowledge');
      await page.getByLabel('Key of the application').waitFor();
      expect(asked).not.toContain('GET /auth/login');
      // As the cookie of somebody who has logged in.
      await page.route('**/v1/keys*', (route) => {
        const headers = { ...route.request().headers(), authorization: `Bearer ${admin}` };
        return route.continue({ headers });
      });
      await page.reload();
      await page.getByLabel('Application', { exact: true }).fill(APPLICATION);
      await page.getByRole('button', { name: 'Open for an hour' }).dblclick();
      await page.getByRole('button', { name: 'Choose files' }).waitFor();
      expect(asked.filter((one) => one === 'POST /v1/keys')).toHaveLength(1);
    });
  },
);
