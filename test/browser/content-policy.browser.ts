import { type Page } from 'playwright-core';
import { describeWithModel } from './support/describe-with-model.js';
import { addInsurance, QUESTION } from './support/insurance.js';

/** What the browser refused to a page, and what went wrong in it. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

describeWithModel('the content security policy', ({ visit, nextReply, platform }) => {
  it('leaves the chat page all that it is made of', async () => {
    await addInsurance(platform());
    const chat = await visit();
    const complaints = complaintsOf(chat.page);
    await chat.open();
    await chat.send(QUESTION);
    const reply = await nextReply();
    reply.say('Up to **2,000** euros [1].\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```js\nlet a = 1;\n```\n\n');
    reply.say('$$\n\\sqrt{\\left(\\frac{x^2}{\\hat y}\\right)} \\href{https://x.test}{z}\n$$\n');
    reply.say('$$\n\\underbrace{\\sqrt[3]{\\Bigl[ x \\Bigr]}}_{\\color{red} y}\n$$\n');
    reply.end();
    await chat.replies.locator('.katex-display').nth(1).waitFor();
    await chat.replies.locator('.hljs-keyword').waitFor();
    await chat.button('Copy reply').last().waitFor();
    await chat.citations.first().click();
    await chat.mark.waitFor();
    const family = await chat.page.evaluate<string>('getComputedStyle(document.body).fontFamily');
    expect(family).toContain('Figtree');
    expect(await chat.page.evaluate<number>('document.fonts.size')).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('keeps the page from loading a picture from elsewhere', async () => {
    const chat = await visit();
    const sent: string[] = [];
    await chat.page.route('http://stranger.example/**', async (route) => {
      sent.push(route.request().url());
      await route.abort();
    });
    await chat.open();
    await chat.page.evaluate(`new Promise((resolve) => {
      document.body.append(Object.assign(new Image(), {
        src: 'http://stranger.example/pixel.png',
        onerror: resolve,
      }));
    })`);
    expect(sent).toEqual([]);
  });

  it('leaves the documentation all that it is made of, and it can call the API', async () => {
    const { page } = await visit();
    const complaints = complaintsOf(page);
    await page.goto(`${platform().url}/docs`);
    await page.getByRole('button', { name: /GET\s+\/health/ }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.getByText('"status": "healthy"').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('lets no page frame ours', async () => {
    const { page } = await visit();
    await page.route('http://stranger.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: ['/', '/docs', '/health']
          .map((path) => `<iframe src="${platform().url}${path}"></iframe>`)
          .join(''),
      }),
    );
    await page.goto('http://stranger.example/');
    for (const frame of page.frames().slice(1)) {
      await frame.waitForLoadState();
      expect(frame.url()).toBe('chrome-error://chromewebdata/');
    }
    expect(page.frames()).toHaveLength(4);
  });
});
