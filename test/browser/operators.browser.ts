import { jest } from '@jest/globals';
import { type Page } from 'playwright-core';
import { freePort } from '../../bench/own-postgres.ts';
import { OidcServer } from '../support/oidc-server.js';
import { describeInBrowser } from './support/describe-in-browser.js';

import { violationsOf } from './support/violations-of.js';

const APPLICATION = 'app_retail_banking';

describe('with a provider of OpenID Connect', () => {
  let provider: OidcServer | undefined;
  let own: string;

  /** The provider has to know where it may send people before the server is there. */
  async function startProvider(): Promise<Record<string, string>> {
    // It says of each of its defaults that it is one.
    for (const kind of ['info', 'warn'] as const)
      jest.spyOn(console, kind).mockImplementation(() => undefined);
    const port = await freePort();
    // Under another name than the provider, so that it is another site to a browser.
    own = `http://localhost:${port}`;
    const redirect = `${own}/auth/callback`;
    provider = await OidcServer.start(redirect, ['ann', 'eve']);
    return {
      PORT: `${port}`,
      AUTH_SECRET: 'a secret of operators, long enough',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: OidcServer.CLIENT.id,
      OIDC_CLIENT_SECRET: OidcServer.CLIENT.secret,
      OIDC_REDIRECT_URL: redirect,
      OIDC_OPERATORS: 'ann@example.com',
    };
  }

  afterAll(async () => {
    await provider?.close();
    jest.restoreAllMocks();
  });

  async function logInAtProvider(page: Page, name: string): Promise<void> {
    await page.getByRole('link', { name: 'Log in as an operator' }).click();
    await page.locator('input[name="login"]').fill(name);
    await page.locator('input[name="password"]').fill('any');
    await page.locator('button[type="submit"]').click();
    await page.locator('input[name="prompt"][value="consent"]').waitFor({ state: 'attached' });
    await page.locator('button[type="submit"]').click();
  }

  describeInBrowser('an operator on the page for knowledge', startProvider, ({ visit }) => {
    it('logs in there, comes back, and opens an application with a key of an hour', async () => {
      const { page } = await visit();
      await page.goto(`${own}/knowledge`);
      await page.getByRole('heading', { name: 'Who looks after the knowledge?' }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await logInAtProvider(page, 'ann');
      await page.waitForURL(`${own}/knowledge`);
      const application = page.getByLabel('Application', { exact: true });
      await application.waitFor();
      expect(await page.getByRole('link', { name: 'Log in as an operator' }).count()).toBe(0);
      expect(await violationsOf(page)).toEqual([]);
      await application.fill(APPLICATION);
      await page.getByRole('button', { name: 'Open for an hour' }).click();
      await page.getByRole('list', { name: 'Documents' }).getByRole('button').first().waitFor();
      await page.reload();
      await page.getByRole('list', { name: 'Documents' }).getByRole('button').first().waitFor();
      // No script can read who is logged in.
      expect(await page.evaluate('document.cookie')).toBe('');
    });

    it('is nobody whom the provider knows and the server does not', async () => {
      const { page } = await visit();
      await page.goto(`${own}/knowledge`);
      await page.getByRole('heading', { name: 'Who looks after the knowledge?' }).waitFor();
      await logInAtProvider(page, 'eve');
      await page.getByText('you are no operator of this server').waitFor();
      expect(page.url()).toBe(`${own}/knowledge`);
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('link', { name: 'Log in as an operator' }).waitFor();
      expect(await page.getByLabel('Application', { exact: true }).count()).toBe(0);
    });
  });
});
