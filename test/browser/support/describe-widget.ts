import { type FrameLocator, type Locator, type Page } from 'playwright-core';
import { type BrowserSuite, describeInBrowser } from './describe-in-browser.js';
import { OtherSite } from './other-site.js';

export const APPLICATION = 'app_shop';
const LABEL = 'Ask us';

/** Whose token a site's backend makes; null for none, as where it has a fault. */
export interface TokenOwner {
  userId: string;
  applicationId: string;
}

export interface WidgetSuite extends BrowserSuite {
  /** The site that the application trusts. */
  site: () => OtherSite;
  /** Calls the API with a key of the application. */
  call: (method: string, path: string, body: object) => Promise<unknown>;
  /** Has the sites' backends make tokens for somebody else from now on. */
  handOut: (owner: Partial<TokenOwner> | null) => void;
  /** Another site. @param headers of its pages. @param label null where its tag has none. */
  startSite: (
    headers?: Record<string, string>,
    attributes?: string,
    label?: string | null,
  ) => Promise<OtherSite>;
}

/** The line that a page has of the chat. */
const tagOf = (origin: string, attributes: string, label: string | null): string =>
  `<script src="${origin}/widget.js" ${label === null ? '' : `data-label="${label}"`} data-accent="#5b2a86" ${attributes} defer></script>`;

export const launcherOf = (page: Page): Locator => page.getByRole('button', { name: LABEL, exact: true });
export const chatOf = (page: Page): FrameLocator => page.frameLocator(`iframe[title="${LABEL}"]`);
export const fieldOf = (page: Page): Locator => chatOf(page).getByLabel('Your message');

/** Asks, and waits until the answer is there. */
export async function ask(page: Page, question: string): Promise<void> {
  const replies = chatOf(page).getByRole('button', { name: 'Copy reply' });
  const before = await replies.count();
  await fieldOf(page).fill(question);
  await fieldOf(page).press('Enter');
  await replies.nth(before).waitFor();
}

/** A suite about the chat in the corner of other sites, whose backends make tokens with keys of their applications. */
export function describeWidget(name: string, define: (suite: WidgetSuite) => void): void {
  const environment = () => Promise.resolve({ OFFLINE_WORDS_PER_SECOND: '0' });
  describeInBrowser(name, environment, (suite) => {
    const sites: OtherSite[] = [];
    const keys = new Map<string, string>();
    let owner: TokenOwner | null;
    let admin = '';
    let tokens = 0;

    async function send<Body>(method: string, path: string, bearer: string, body: object): Promise<Body> {
      const headers = {
        'content-type': 'application/json',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      };
      const response = await fetch(suite.platform().url + path, {
        ...{ method, headers },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Body;
    }

    async function keyOf(applicationId: string): Promise<string> {
      const made =
        keys.get(applicationId) ??
        (await send<{ key: string }>('POST', '/v1/keys', admin, { application_id: applicationId })).key;
      keys.set(applicationId, made);
      return made;
    }

    async function makeToken(): Promise<string> {
      if (!owner) throw new Error('The backend has a fault.');
      const { userId, applicationId } = owner;
      const key = await keyOf(applicationId);
      // Two of the same second would be the same token, and no renewal.
      const wish = { user_id: userId, ttl_seconds: 900 + (tokens += 1) };
      return (await send<{ token: string }>('POST', '/v1/client-tokens', key, wish)).token;
    }

    const handOut: WidgetSuite['handOut'] = (next) => {
      owner = next && { userId: 'user_anna', applicationId: APPLICATION, ...next };
    };

    async function startSite(
      headers: Record<string, string> = {},
      attributes = 'data-token-endpoint="/chat-token"',
      label: string | null = LABEL,
    ): Promise<OtherSite> {
      const tag = () => tagOf(suite.platform().url, attributes, label);
      const site = await OtherSite.start(tag, makeToken, headers);
      sites.push(site);
      return site;
    }

    const call: WidgetSuite['call'] = async (method, path, body) =>
      send(method, path, await keyOf(APPLICATION), body);

    beforeAll(async () => {
      admin = (await send<{ key: string }>('POST', '/v1/keys', '', { kind: 'admin' })).key;
      const { origin } = await startSite();
      await call('PATCH', `/v1/applications/${APPLICATION}`, { allowed_origins: [origin] });
    });

    beforeEach(() => {
      handOut({});
    });

    afterAll(() => Promise.all(sites.map((site) => site.stop())));

    define({ ...suite, site: () => sites[0]!, call, handOut, startSite });
  });
}
