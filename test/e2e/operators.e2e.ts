import { jest } from '@jest/globals';
import { expectProblem } from '../support/problem.js';
import { CookieBrowser } from '../support/cookie-browser.js';
import { OidcServer } from '../support/oidc-server.js';
import { ServerProcess } from '../support/server-process.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';

/** As people know the server; what encrypts stands before it. */
const OWN = 'https://chat.example';
const REDIRECT = `${OWN}/auth/callback`;

describe('operators', () => {
  let provider: OidcServer;
  let platform: TestApp;
  let settings: Record<string, string>;

  beforeAll(async () => {
    // It says of each of its defaults that it is one.
    for (const kind of ['info', 'warn'] as const)
      jest.spyOn(console, kind).mockImplementation(() => undefined);
    provider = await OidcServer.start(REDIRECT, ['ann', 'eve']);
    settings = {
      AUTH_SECRET: 'a secret of operators, long enough',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: OidcServer.CLIENT.id,
      OIDC_CLIENT_SECRET: OidcServer.CLIENT.secret,
      OIDC_REDIRECT_URL: REDIRECT,
      OIDC_OPERATORS: 'ann@example.com, mallory@example.com',
    };
    platform = await startApp(settings);
  });

  afterAll(async () => {
    await platform.close();
    await provider.close();
    jest.restoreAllMocks();
  });

  const open = (): CookieBrowser => new CookieBrowser({ [OWN]: platform.url });

  /** Logs in at the provider's own pages. @returns where it sends the browser then. */
  async function logInAtProvider(
    browser: CookieBrowser,
    name: string,
    path = '/auth/login',
  ): Promise<string> {
    let address = OWN + path;
    let response = await browser.go(address);
    for (let step = 0; step < 12; step += 1) {
      if (response.status === 200) {
        const prompt = (await response.text()).includes('name="login"') ? 'login' : 'consent';
        response = await browser.go(address, { form: { prompt, login: name, password: 'any' } });
        continue;
      }
      address = CookieBrowser.next(response, address);
      if (address.startsWith(REDIRECT)) return address;
      response = await browser.go(address);
    }
    throw new Error('The provider never sent the browser back.');
  }

  /** @returns the answer to who came back from the provider. */
  async function logIn(browser: CookieBrowser, name: string, path?: string): Promise<Response> {
    return browser.go(await logInAtProvider(browser, name, path));
  }

  const call = (browser: CookieBrowser, path: string, headers: Record<string, string> = {}) =>
    browser.go(OWN + path, { headers });

  const asBrowser = (browser: CookieBrowser, address: string) =>
    browser.go(address, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

  async function codeOf(response: Response): Promise<unknown> {
    return ((await response.json()) as { code: unknown }).code;
  }

  it('log in by their provider, and are what an admin key is', async () => {
    const browser = open();
    expect((await call(browser, '/v1/keys')).status).toBe(401);
    const back = await logIn(browser, 'ann', '/auth/login?return_to=/docs%23keys');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe('/docs');
    const cookies = back.headers.getSetCookie();
    expect(cookies.find((one) => one.startsWith('operator_session='))).toMatch(
      /; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const list = await call(browser, '/v1/keys', { 'sec-fetch-site': 'same-origin' });
    expect(list.status).toBe(200);
    expect((await call(browser, '/v1/conversations')).status).toBe(403);
  });

  it('are let in by nothing that a page of another site has their browser send', async () => {
    const browser = open();
    await logIn(browser, 'ann');
    const foreign: Record<string, string>[] = [
      { origin: 'https://stranger.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.chat.example' },
    ];
    for (const headers of foreign) {
      expect((await call(browser, '/v1/keys', headers)).status).toBe(401);
      const made = await browser.go(`${OWN}/v1/keys`, { method: 'POST', headers });
      expect(await codeOf(made)).toBe('cross_site_request');
      await browser.go(`${OWN}/auth/logout`, { headers });
    }
    // A written key counts, whatever came along.
    expect((await call(browser, '/v1/keys', { authorization: 'Bearer nothing' })).status).toBe(401);
    expect((await call(browser, '/v1/keys')).status).toBe(200);
  });

  it('log out, and stay for an hour at most', async () => {
    const browser = open();
    await logIn(browser, 'ann');
    expect((await call(browser, '/auth/logout')).headers.get('location')).toBe('/docs');
    expect((await call(browser, '/v1/keys')).status).toBe(401);
    const other = open();
    await logIn(other, 'ann');
    timeTravel(platform)(61);
    expect(await codeOf(await call(other, '/v1/keys'))).toBe('token_expired');
    timeTravel(platform)(-61);
  });

  it('are those alone whom the claim names, by an address that is verified', async () => {
    for (const name of ['eve', 'mallory']) {
      const browser = open();
      const refused = await logIn(browser, name);
      expect(refused.status).toBe(403);
      expect(await codeOf(refused)).toBe('not_an_operator');
      expect((await call(browser, '/v1/keys')).status).toBe(401);
    }
  });

  it('are led to a page that says so where they are none, or the login came to nothing', async () => {
    const place = (response: Response) => [response.status, response.headers.get('location')];
    const browser = open();
    const path = '/auth/login?return_to=/knowledge%3Fapplication%3Dapp_one';
    const refused = await asBrowser(browser, await logInAtProvider(browser, 'eve', path));
    expect(place(refused)).toEqual([303, '/knowledge?application=app_one&login=not_an_operator']);
    expect(refused.headers.get('vary')).toContain('Accept');
    expect((await call(browser, '/v1/keys')).status).toBe(401);
    const elsewhere = await asBrowser(browser, await logInAtProvider(browser, 'eve', '/auth/login'));
    expect(place(elsewhere)).toEqual([303, '/knowledge?login=not_an_operator']);
    const lost = await asBrowser(open(), `${REDIRECT}?state=nothing`);
    expect(place(lost)).toEqual([303, '/knowledge?login=login_failed']);
  });

  it('log in by nothing that another browser began, and by each answer once', async () => {
    const [victim, attacker] = [open(), open()];
    const answer = await logInAtProvider(attacker, 'ann');
    expect(await codeOf(await victim.go(answer))).toBe('login_failed');
    await victim.go(`${OWN}/auth/login`);
    expect(await codeOf(await victim.go(answer))).toBe('login_failed');
    expect((await call(victim, '/v1/keys')).status).toBe(401);
    expect((await attacker.go(answer)).status).toBe(303);
    expect(await codeOf(await attacker.go(answer))).toBe('login_failed');
    const denied = open();
    const login = new URL(CookieBrowser.next(await denied.go(`${OWN}/auth/login`), OWN));
    const state = login.searchParams.get('state') ?? '';
    const back = await denied.go(`${REDIRECT}?error=access_denied&state=${state}&iss=${provider.issuer}`);
    expect(await codeOf(back)).toBe('login_failed');
  });

  it.each([
    '//stranger.example',
    'https://stranger.example',
    '/\\stranger.example',
    '/.//stranger.example',
    '/x/..//stranger.example',
    '/.\\/stranger.example',
    'docs',
  ])('are sent on to no other place by %s', async (place) => {
    const back = await logIn(open(), 'ann', `/auth/login?return_to=${encodeURIComponent(place)}`);
    expect(back.headers.get('location')).toBe('/docs');
  });

  it('are told whether they can log in, and no login is begun or given up by that', async () => {
    const browser = open();
    const back = await logInAtProvider(browser, 'ann');
    const offer = await call(browser, '/auth/offer');
    expect(await offer.json()).toEqual({ login: true });
    expect(offer.headers.getSetCookie()).toEqual([]);
    expect((await browser.go(back)).status).toBe(303);
  });

  it('find where to log in in the documentation', async () => {
    const { body } = await platform.http.get('/docs-json').expect(200);
    expect((body as { info: { description: string } }).info.description).toContain('(/auth/login)');
  });

  it('have keys alone where nobody logs in', async () => {
    const AUTH_SECRET = settings.AUTH_SECRET ?? '';
    const without = await startApp({ REQUIRE_KEYS: 'always', AUTH_SECRET });
    for (const path of ['/auth/login', '/auth/callback?code=x&state=y'])
      expectProblem(await without.http.get(path), { status: 404, code: 'login_not_configured' });
    await without.http.get('/auth/offer').expect(200, { login: false });
    const { body } = await without.http.get('/docs-json').expect(200);
    expect((body as { info: { description: string } }).info.description).not.toContain('/auth/login');
    // A cookie of earlier, good as it is, counts as none.
    const back = await logIn(open(), 'ann');
    const cookie = back.headers.getSetCookie().find((one) => one.startsWith('operator_session=')) ?? '';
    const session = cookie.replace(/;.*/, '');
    await platform.http.get('/v1/keys').set('Cookie', session).expect(200);
    const refused = await without.http.get('/v1/keys').set('Cookie', session);
    expectProblem(refused, { status: 401, code: 'authentication_required' });
    await without.close();
  });

  it('are told in a line, at the start, of a provider that is none', async () => {
    const failures = [
      [{ OIDC_ISSUER: `${provider.issuer}/nowhere` }, 'OIDC_ISSUER is '],
      [{ OIDC_ISSUER: 'http://127.0.0.1:2' }, 'ECONNREFUSED'],
      [{ OIDC_ISSUER: 'http://login.example' }, 'OIDC_ISSUER must be an https:// URL'],
      [{ AUTH_SECRET: '' }, 'AUTH_SECRET is needed with OIDC_ISSUER'],
      [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID is needed'],
      [{ OIDC_OPERATORS: '' }, 'OIDC_OPERATORS is needed'],
      [{ OIDC_REDIRECT_URL: `${OWN}/elsewhere` }, 'OIDC_REDIRECT_URL must end in /auth/callback'],
      [{ REQUIRE_KEYS: 'never' }, 'REQUIRE_KEYS is never'],
    ] as const;
    for (const [changes, line] of failures) {
      const { code, printed } = await ServerProcess.fail({
        ...settings,
        DATABASE_URL: 'sqlite::memory:',
        ...changes,
      });
      expect({ code, printed }).toEqual({ code: 1, printed: expect.stringContaining(line) as string });
      expect(printed.trim().split('\n')).toHaveLength(1);
    }
  });
});
