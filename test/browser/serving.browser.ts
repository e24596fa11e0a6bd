import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describeInBrowser } from './support/describe-in-browser.js';
import { until } from './support/until.js';
import { violationsOf } from './support/violations-of.js';

const AT_ONCE = { OFFLINE_WORDS_PER_SECOND: '0' };
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describeInBrowser(
  'how the page is served',
  () => Promise.resolve(AT_ONCE),
  ({ visit, platform }) => {
    it.each(['/nowhere', '/c', '/c/a/b', '/old/link?x=1'])(
      'gives a person the page with a word at %s, and a program its problem',
      async (path) => {
        const chat = await visit();
        const answer = await chat.page.goto(path);
        expect(answer?.status()).toBe(404);
        expect(answer?.headers()).toMatchObject({ 'cache-control': 'no-cache' });
        await chat.page.getByText('There is nothing at this address').waitFor();
        expect(await chat.composer.count()).toBe(0);
        expect(await violationsOf(chat.page)).toEqual([]);
        await chat.button('Start a new conversation').click();
        await chat.composer.waitFor();
        expect(new URL(chat.page.url()).pathname).toBe('/');

        for (const accept of ['application/json', '*/*']) {
          const problem = await fetch(platform().url + path, { headers: { accept } });
          expect([problem.status, problem.headers.get('content-type')]).toEqual([
            404,
            'application/problem+json; charset=utf-8',
          ]);
          expect(await problem.json()).toMatchObject({ code: 'route_not_found' });
        }
      },
    );

    it('shows that something goes on while the server does not tell whose page it is', async () => {
      const chat = await visit();
      const asked = Promise.withResolvers<() => Promise<void>>();
      await chat.page.route('**/v1/page*', (route) => {
        asked.resolve(() => route.continue());
      });
      await chat.page.goto('/');
      const goOn = await asked.promise;
      const waiting = (property: string) =>
        chat.page.evaluate<string>(
          `getComputedStyle(document.querySelector('#root'), '::after').${property}`,
        );
      await until('something is shown', async () => (await waiting('opacity')) === '1');
      await goOn();
      await chat.composer.waitFor();
      expect(await waiting('content')).toBe('none');
    });

    it('leaves the addresses of programs to them', async () => {
      for (const path of ['/v1/nothing', '/assets/none.js', '/auth/nothing']) {
        const { status, headers } = await fetch(platform().url + path, { headers: HTML });
        expect([path, status, headers.get('content-type')]).toEqual([
          path,
          404,
          'application/problem+json; charset=utf-8',
        ]);
      }
    });

    it('sends its files packed, to be kept for ever, and the page to be asked for each time', async () => {
      const { url } = platform();
      const page = await fetch(url, { headers: { ...HTML, 'accept-encoding': 'identity' } });
      expect(page.headers.get('cache-control')).toBe('no-cache');
      const files = [...(await page.text()).matchAll(/(?:src|href)="\.?(\/assets\/[^"]+)"/g)].map(
        ([, path]) => path!,
      );
      expect(files.some((path) => path.endsWith('.js'))).toBe(true);
      expect(files.some((path) => path.endsWith('.css'))).toBe(true);

      // Not by fetch, which unpacks by itself.
      const read = (path: string, encoding: string) =>
        new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
          const call = request(url + path, { headers: { ...HTML, 'accept-encoding': encoding } });
          call.on('response', (response) => {
            const pieces: Buffer[] = [];
            response.on('data', (piece: Buffer) => pieces.push(piece));
            response.on('end', () => {
              resolve({ headers: response.headers, bytes: Buffer.concat(pieces) });
            });
          });
          call.on('error', reject);
          call.end();
        });
      for (const path of [...files.filter((name) => /\.(?:js|css)$/.test(name)), '/']) {
        const [plain, brotli, gzip] = await Promise.all([
          read(path, 'identity'),
          read(path, 'gzip, deflate, br'),
          read(path, 'gzip'),
        ]);
        expect(plain.headers['content-encoding']).toBeUndefined();
        expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([
          'br',
          'gzip',
        ]);
        expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
        expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
        // What has a few hundred bytes repeats little.
        const most = plain.bytes.length > 2000 ? plain.bytes.length / 2 : plain.bytes.length;
        expect(brotli.bytes.length).toBeLessThan(most);
        for (const { headers } of [plain, brotli, gzip]) {
          expect(headers['content-type']).toBe(plain.headers['content-type']);
          expect(String(headers.vary)).toContain('Accept-Encoding');
          expect(headers['cache-control']).toBe(
            path === '/' ? 'no-cache' : 'public, max-age=31536000, immutable',
          );
        }
      }
    });

    it('prints the whole of a conversation, and nothing that could be pressed', async () => {
      const chat = await visit();
      await chat.open();
      await chat.send('Message 0');
      await chat.button('Regenerate').last().waitFor();
      for (let number = 1; number <= 30; number += 1) {
        await platform().call('POST', `/v1/conversations/${chat.conversationId}/messages`, {
          content: number === 30 ? 'Tell me about savings accounts' : `Message ${number}`,
        });
      }
      await chat.page.reload();
      await chat.button('Show earlier messages').waitFor();
      await chat.page.evaluate('window.print = () => { window.printed = true; }');
      await chat.page.keyboard.press('Control+p');
      await until('it is printed', () => chat.page.evaluate<boolean>('window.printed === true'));
      // On the screen, the text of what is far from view counts as not rendered; on paper nothing is far.
      await chat.page.emulateMedia({ media: 'print' });
      const printed = await chat.page.evaluate<string>('document.body.innerText');
      for (const number of [0, 1, 15, 29]) expect(printed).toContain(`Message ${number}\n`);

      const [whole, shown, buttons] = await chat.page.evaluate<[number, number, string[]]>(
        `[document.documentElement.scrollHeight,
          document.querySelector('[role=region][aria-label=Conversation] [role=list]').getBoundingClientRect().height,
          Array.from(document.querySelectorAll('button, textarea, nav'))
            .filter((e) => e.checkVisibility())
            .map((e) => e.textContent)]`,
      );
      expect(whole).toBeGreaterThan(shown);
      expect(shown).toBeGreaterThan(2000);
      // What was cited is read on paper too.
      expect(buttons.every((text) => /^\d/.test(text))).toBe(true);
      expect(buttons.length).toBeGreaterThan(0);
    });
  },
);
