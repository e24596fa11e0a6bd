import { describeInBrowser } from './support/describe-in-browser.js';
import { type Platform } from './support/platform.js';
import { violationsOf } from './support/violations-of.js';
import { addInsurance, QUESTION } from './support/insurance.js';

const APPLICATION = 'app_retail_banking';

type Headers = Record<string, string>;

async function post<Body>(
  { url }: Platform,
  path: string,
  body: object,
  headers: Headers = {},
): Promise<Body> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

describeInBrowser(
  'a server with keys',
  () => Promise.resolve({}),
  ({ platform, visit }) => {
    let admin: Headers;
    let key: string;
    let keyId: string;

    beforeAll(async () => {
      await addInsurance(platform());
      const first = await post<{ key: string }>(platform(), '/v1/keys', { kind: 'admin' });
      admin = { authorization: `Bearer ${first.key}` };
      ({ key, id: keyId } = await post<{ key: string; id: string }>(
        platform(),
        '/v1/keys',
        { application_id: APPLICATION },
        admin,
      ));
    });

    const tokenFor = async (user_id: string, more: object = {}): Promise<string> => {
      const headers = { authorization: `Bearer ${key}` };
      return (await post<{ token: string }>(platform(), '/v1/client-tokens', { user_id, ...more }, headers))
        .token;
    };

    it('shows the page and nothing else to who has no token, and says so', async () => {
      const chat = await visit();
      await chat.open();
      await chat.page.getByText('open the assistant from your application again').first().waitFor();
    });

    it('serves the user of a token, who never sees it again, nor how replies were made', async () => {
      const chat = await visit();
      await chat.open(`/#token=${await tokenFor('user_anna')}`);
      expect(chat.page.url()).toBe(`${platform().url}/`);
      await chat.send(QUESTION);
      await chat.button('Copy reply').last().waitFor();
      await chat.citations.first().click();
      await chat.mark.waitFor();
      expect(await chat.page.getByText('How was this found?').count()).toBe(0);
      const { conversationId } = chat;
      await chat.page.reload();
      await chat.replies.first().waitFor();
      await chat.conversations.getByText(QUESTION).first().waitFor();

      const other = await visit();
      await other.page.goto(`/c/${conversationId}#token=${await tokenFor('user_bert')}`);
      await other.page.getByText('This conversation does not exist').first().waitFor();
      expect(await other.replies.count()).toBe(0);
    });

    it('shows one conversation to whom a token for it was given', async () => {
      const headers = { authorization: `Bearer ${key}` };
      const of = (title: string) =>
        post<{ id: string }>(
          platform(),
          '/v1/conversations',
          { user_id: 'user_carl', metadata: { title } },
          headers,
        );
      const [shown] = [await of('shown'), await of('hidden')];
      await post(platform(), `/v1/conversations/${shown.id}/messages`, { content: 'Only this' }, headers);
      const chat = await visit();
      await chat.open(`/#token=${await tokenFor('user_carl', { conversation_id: shown.id })}`);
      await chat.questions.getByText('Only this').waitFor();
      const listed = chat.conversations.getByRole('listitem');
      await listed.first().waitFor();
      expect(await listed.count()).toBe(1);

      // No other can be begun, so nothing offers to.
      expect(await chat.button('New chat').count()).toBe(0);
      expect(await chat.button('Fork into a new conversation').count()).toBe(0);
      const menu = chat.page.getByRole('banner').getByRole('button', { name: 'Actions for Only this' });
      await menu.click();
      expect(await chat.page.getByRole('menuitem').allInnerTexts()).toEqual(['Share…', 'Export…']);
      await chat.page.getByRole('menuitem', { name: 'Export…' }).click();
      await chat.page.getByRole('dialog', { name: 'Export conversation' }).waitFor();
      expect(await violationsOf(chat.page)).toEqual([]);
      await chat.page.keyboard.press('Escape');
      await menu.click();
      await chat.page.getByRole('menuitem', { name: 'Share…' }).click();
      await chat.page.getByRole('dialog').getByRole('button', { name: 'Create link' }).click();
      await chat.page.getByRole('dialog').getByText('Made just now').waitFor();
      expect(await chat.page.getByRole('alert').count()).toBe(0);
    });

    it('opens what it knows to a key with the scope for it, kept in one tab, and to no other', async () => {
      const { page } = await visit();
      await page.goto('/knowledge');
      const signIn = async (text: string) => {
        await page.getByLabel('Key of the application').fill(text);
        await page.getByRole('button', { name: 'Sign in' }).click();
      };
      expect(await page.getByRole('link', { name: 'Log in as an operator' }).count()).toBe(0);
      await signIn('cap_nonsense');
      await page.getByText('not accepted any more').waitFor();
      const scopes = { application_id: APPLICATION, scopes: ['chat'] };
      await signIn((await post<{ key: string }>(platform(), '/v1/keys', scopes, admin)).key);
      await page.getByText('it needs the scope “knowledge”').waitFor();
      await signIn(admin.authorization!.replace('Bearer ', ''));
      await page.getByText('may not see what an application knows').waitFor();
      expect(await violationsOf(page)).toEqual([]);

      await signIn(key);
      await page.getByRole('list', { name: 'Documents' }).getByRole('button').first().waitFor();
      await page.getByText(APPLICATION, { exact: true }).waitFor();
      await page.reload();
      await page.getByRole('list', { name: 'Documents' }).getByRole('button').first().waitFor();
      const other = await page.context().newPage();
      await other.goto('/knowledge');
      await other.getByLabel('Key of the application').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('Key of the application').waitFor();
    });

    it('tells a user that what it knows is looked after by others', async () => {
      const { page } = await visit();
      await page.goto(`/#token=${await tokenFor('user_emil')}`);
      await page.getByLabel('Your message').waitFor();
      expect(await page.getByRole('link', { name: 'Knowledge' }).count()).toBe(0);
      await page.goto('/knowledge');
      await page.getByText('You are here as a user of the assistant').waitFor();
      await page.getByRole('main').getByRole('link', { name: 'To the chat' }).click();
      await page.getByLabel('Your message').waitFor();
    });

    it('opens what it knows to an operator by a key that ends with the hour and stays in the list', async () => {
      const { page } = await visit();
      // As the cookie of somebody who has logged in.
      await page.route('**/v1/keys*', (route) => {
        const { authorization } = admin;
        return route.continue({ headers: { ...route.request().headers(), authorization: authorization! } });
      });
      await page.goto('/knowledge');
      await page.getByLabel('Application', { exact: true }).fill(APPLICATION);
      await page.getByRole('button', { name: 'Open for an hour' }).click();
      await page.getByRole('list', { name: 'Documents' }).getByRole('button').first().waitFor();
      const list = await fetch(`${platform().url}/v1/keys`, { headers: admin });
      const { data } = (await list.json()) as { data: { scopes: string[]; expires_at: string | null }[] };
      expect(data[0]).toMatchObject({ name: 'Page for knowledge', scopes: ['knowledge'] });
      expect(data[0]!.expires_at).not.toBeNull();
    });

    it('opens to who is authorized in its documentation', async () => {
      const { page } = await visit();
      // It is a large page.
      page.setDefaultTimeout(40_000);
      await page.goto(`${platform().url}/docs`);
      await page.getByRole('button', { name: 'Authorize' }).first().click();
      const dialog = page.locator('.modal-ux');
      await dialog.getByRole('textbox').first().fill(key);
      await dialog
        .getByRole('button', { name: /apply credentials/i })
        .first()
        .click();
      await dialog.getByRole('button', { name: 'Close' }).first().click();
      await page.getByRole('button', { name: /GET\s+\/v1\/models/ }).click();
      await page.getByRole('button', { name: 'Execute' }).click();
      await page.getByText('"offline"').first().waitFor();
    });

    it('opens streams to a plain EventSource by a cookie that no script sees', async () => {
      const token = await tokenFor('user_dora');
      const { page } = await visit();
      await page.goto(`${platform().url}/docs-json`);
      const seen = await page.evaluate(async (bearer) => {
        const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
        const { id } = (await (
          await fetch('/v1/conversations', { method: 'POST', headers, body: '{}' })
        ).json()) as { id: string };
        const states = async (): Promise<string> =>
          new Promise((resolve) => {
            const source = new EventSource(`/v1/conversations/${id}/events`);
            source.onerror = () => {
              source.close();
              resolve('refused');
            };
            source.addEventListener('status', (event) => {
              source.close();
              const { data } = event as Event & { data: string };
              resolve((JSON.parse(data) as { state: string }).state);
            });
          });
        const before = await states();
        const session = '/v1/client-tokens/session';
        await fetch(session, { method: 'POST', headers });
        const during = [await states(), await states()];
        const readable = (globalThis as unknown as { document: { cookie: string } }).document.cookie;
        const other = (await fetch('/v1/models')).status;
        await fetch(session, { method: 'DELETE', headers });
        return { before, during, readable, other, after: await states() };
      }, token);
      expect(seen).toEqual({
        before: 'refused',
        during: ['ACTIVE', 'ACTIVE'],
        readable: '',
        other: 401,
        after: 'refused',
      });
    });

    // The last, as nothing comes in by this key any more.
    it('lets nobody stay whose key was revoked', async () => {
      const chat = await visit();
      chat.page.setDefaultTimeout(30_000);
      await chat.open(`/#token=${await tokenFor('user_anna')}`);
      await fetch(`${platform().url}/v1/keys/${keyId}`, { method: 'DELETE', headers: admin });
      await chat.send('Still here?');
      await chat.page.getByText('open the assistant from your application again').first().waitFor();
    });
  },
);
