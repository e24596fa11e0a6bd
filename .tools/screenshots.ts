/**
 * Pictures of every page in both themes, on a desk and on a phone, to be looked at after a change of the page:
 *
 *   npm run screenshots                        into `screenshots/`, with a page that shows all of them
 *   npm run screenshots -- --language ar       in another language
 *                          --folder FOLDER     into another folder
 *                          --only NAME,NAME    of these scenes alone
 *                          --readme            those of the README, into `docs/images/`
 *
 * The built server answers with the offline assistant and the sample bank, from an empty database.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContextOptions, type Page } from 'playwright-core';
import { ANY_CORE, PinnedProcess } from '../bench/processes.ts';
import { launchChromium } from '../test/browser/support/chromium.ts';
import { type Scene, type Shape } from './scene.ts';
import { SCENES_OF_README } from './scenes-of-readme.ts';
import { SCENES } from './scenes.ts';

const SERVER = join(import.meta.dirname, '..', 'dist', 'main.js');
const SHAPES: Record<Shape, BrowserContextOptions> = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

const { values: options } = parseArgs({
  options: {
    language: { type: 'string', default: 'en' },
    folder: { type: 'string', default: 'screenshots' },
    only: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});
const folder = options.readme ? join(import.meta.dirname, '..', 'docs', 'images') : options.folder;
const themes = options.readme ? (['light'] as const) : (['light', 'dark'] as const);

/** One scene in one shape and theme. @returns the picture's name, and what went wrong on the way to it. */
async function take(page: Page, scene: Scene, name: string): Promise<{ name: string; fault: string }> {
  let fault = '';
  await scene.show(page).catch((error: unknown) => {
    fault = String(error).split('\n')[0] ?? '';
  });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`${name}${fault && `: ${fault}`}\n`);
  return { name, fault };
}

function contactSheet(pictures: readonly { name: string; fault: string }[]): string {
  const figures = pictures.map(
    ({ name, fault }) =>
      `<figure><img src="${name}.png" alt=""><figcaption>${name}${fault && ' – not as it should be'}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Screenshots</title>
<style>body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:400px;border:1px solid #999}</style>
${figures.join('\n')}\n`;
}

const only = options.only?.split(',');
const scenes = (options.readme ? SCENES_OF_README : SCENES).filter(
  ({ name }) => !only || only.includes(name),
);
await mkdir(folder, { recursive: true });
const data = await mkdtemp(join(tmpdir(), 'platform-screenshots-'));
const server = await PinnedProcess.listen(ANY_CORE, SERVER, {
  PORT: '0',
  DATABASE_URL: `sqlite:${join(data, 'platform.db')}`,
  ...{ OFFLINE_WORDS_PER_SECOND: '0', MAX_EVENT_LOOP_DELAY_MS: '0' },
  // There is a model to choose; nobody asks it.
  ...(!options.readme && { OPENAI_BASE_URL: 'http://127.0.0.1:9' }),
});
const browser = await launchChromium();
try {
  const pictures: { name: string; fault: string }[] = [];
  for (const [shape, look] of Object.entries(SHAPES) as [Shape, BrowserContextOptions][]) {
    for (const colorScheme of themes) {
      // One person, whose list grows from scene to scene.
      const context = await browser.newContext({
        ...{ ...look, colorScheme, baseURL: server.url, locale: options.language },
      });
      context.setDefaultTimeout(15_000);
      for (const scene of scenes.filter(({ shapes }) => shapes?.includes(shape) ?? true)) {
        const page = await context.newPage();
        const name = options.readme ? scene.name : `${scene.name}-${shape}-${colorScheme}`;
        pictures.push(await take(page, scene, name));
        await page.close();
      }
      await context.close();
    }
  }
  if (!options.readme) await writeFile(join(folder, 'index.html'), contactSheet(pictures));
  if (pictures.some(({ fault }) => fault !== '')) process.exitCode = 1;
} finally {
  await browser.close();
  await server.end();
  await rm(data, { recursive: true });
}
