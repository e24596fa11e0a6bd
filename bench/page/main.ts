/**
 * What a reader feels of the page where there is much on it, in Chromium on a processor four times slower than this one:
 *
 *   npm run bench:page                      a reply of 20,000 tokens at 100 a second, a conversation of 2,000 messages
 *   npm run bench:page -- --tokens 2000     a shorter reply
 *                         --messages 200    a shorter conversation
 *                         --slowdown 1      this processor as it is
 *
 * Meanwhile somebody types. Ends with 1 where a bound is broken.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '../../test/browser/support/chromium.ts';
import { percentile } from '../percentile.ts';
import { ANY_CORE, PinnedProcess } from '../processes.ts';
import { formatTable } from '../table.ts';
import { converse } from './converse.ts';
import { type Measured, measure, observeInteractions } from './measure.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'main.js');
const WRITER = join(import.meta.dirname, 'writer.ts');
const BOUNDS = { taskMs: 50, interactionMs: 100 };
const TYPE_EVERY_MS = 250;
const ASK_EVERY_MS = 500;
/** Of a reply that grows after many messages: long enough for a hundred keys, as the 98th of fewer is the worst of them. */
const LATER_REPLY = 'tokens 3000 rate 100';
const SENDING = /^(.+\/v1\/conversations\/[^/]+)\/messages\/stream$/;

const { values } = parseArgs({
  options: {
    tokens: { type: 'string', default: '20000' },
    messages: { type: 'string', default: '2000' },
    slowdown: { type: 'string', default: '4' },
  },
});
const count = { tokens: Number(values.tokens), messages: Number(values.messages) };

const composerOf = (page: Page) => page.locator('form textarea').last();

async function openPage(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await observeInteractions(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) });
  return page;
}

/** Types a letter now and then until `work` has ended. */
async function typeWhile(page: Page, work: Promise<unknown>): Promise<void> {
  const state = { ended: false };
  const end = work.finally(() => (state.ended = true));
  while (!state.ended) {
    await page.keyboard.press('a');
    await setTimeout(TYPE_EVERY_MS);
  }
  await end;
}

/**
 * Sends a question from the message box, which has the focus, and types on until its reply has ended. Keys are pressed,
 * and the server is asked: to look for something on the page, Playwright goes through all that is on it, and that would
 * be measured too.
 */
async function ask(page: Page, question: string): Promise<void> {
  const accepted = page.waitForResponse((response) => SENDING.test(response.url()));
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(question);
  await page.keyboard.press('Enter');
  const conversation = SENDING.exec((await accepted).url())?.[1] ?? '';
  await typeWhile(page, ended(conversation));
}

async function ended(conversation: string): Promise<void> {
  for (;;) {
    const { active_run_id: runId } = (await (await fetch(conversation)).json()) as {
      active_run_id: string | null;
    };
    if (runId === null) return;
    await setTimeout(ASK_EVERY_MS);
  }
}

/** Goes through the conversation from where it is opened, as fast as a wheel turns. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(700, 400);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn < 30 ? 400 : -400);
    await setTimeout(50);
  }
}

async function measureAll(browser: Browser, url: string): Promise<Map<string, Measured>> {
  const results = new Map<string, Measured>();
  const page = await openPage(browser, url);
  await page.goto('/');
  await composerOf(page).focus();
  results.set(
    `a reply of ${count.tokens} tokens`,
    await measure(browser, page, () => ask(page, `tokens ${count.tokens} rate 100`)),
  );

  const { conversationId, firstMessageId } = await converse(url, count.messages);
  const first = page.locator('[data-role][data-marked]');
  results.set(
    `opening ${count.messages} messages at the first`,
    await measure(browser, page, async () => {
      await page.goto(`/c/${conversationId}#${firstMessageId}`);
      await first.waitFor();
      await composerOf(page).focus();
      await typeWhile(page, setTimeout(20_000));
    }),
  );
  results.set('reading in them', await measure(browser, page, () => scroll(page)));
  results.set('a reply among them', await measure(browser, page, () => ask(page, LATER_REPLY)));
  return results;
}

const data = await mkdtemp(join(tmpdir(), 'platform-bench-page-'));
const writer = await PinnedProcess.listen(ANY_CORE, WRITER, {});
const server = await PinnedProcess.listen(ANY_CORE, SERVER, {
  PORT: '0',
  DATABASE_URL: `sqlite:${join(data, 'platform.db')}`,
  OPENAI_BASE_URL: `${writer.url}/v1`,
  OPENAI_API_KEY: 'none',
  DEFAULT_MODEL: 'openai:writer',
  MAX_EVENT_LOOP_DELAY_MS: '0',
});
const browser = await launchChromium();
try {
  const results = await measureAll(browser, server.url);
  const rows = Array.from(results, ([name, { tasksMs, interactionsMs }]) => {
    const task = percentile(tasksMs, 0.95);
    // Those that are too short to be told are not among them.
    const interaction = percentile([0, ...interactionsMs], 0.98);
    if (task >= BOUNDS.taskMs || interaction >= BOUNDS.interactionMs) process.exitCode = 1;
    return [
      name,
      ...[task, percentile(tasksMs, 1), interaction, percentile([0, ...interactionsMs], 1)].map((ms) =>
        ms.toFixed(0),
      ),
    ];
  });
  console.log(formatTable(['', 'task p95 ms', 'longest', 'interaction p98 ms', 'longest'], rows));
  console.log(`Bounds: tasks ${BOUNDS.taskMs} ms, interactions ${BOUNDS.interactionMs} ms.`);
} finally {
  await browser.close();
  await server.end();
  await writer.end();
  await rm(data, { recursive: true, force: true });
}
