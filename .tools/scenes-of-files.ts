import { type Page } from 'playwright-core';
import { type Scene } from './scene.ts';
import { begin, composerOf, dragOver, say } from './steps.ts';

const named = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const CONTRACT = named(
  'Rental contract of the lighthouse.md',
  '# Contract\n\nThe tenant of the lighthouse pays seventy guineas each spring.',
);
const RULES = named('rules-of-the-house-and-of-everything-that-stands-around-it.txt', 'The lamp burns.');
const PICTURE = named('photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
const LETTER = named('letter.txt', 'Dear tenant.');
const QUESTION = 'What does the tenant of the lighthouse pay?';

const chipsIn = (page: Page, tone: 'busy' | 'good' | 'bad') => page.locator(`li[data-tone="${tone}"]`);
const attach = (page: Page, ...files: ReturnType<typeof named>[]) =>
  page.locator('form input[type="file"]').setInputFiles(files);

/** Has the page hear that the files with these names are being read, and one with this never arrive. */
async function slowDown(page: Page, reading: readonly string[], endless: string): Promise<void> {
  await page.route('**/v1/conversations/*/documents', async (route) => {
    if (route.request().postDataBuffer()?.includes(`filename="${endless}"`)) return;
    const response = await route.fetch();
    const body = (await response.json()) as { file_name?: string } | { file_name?: string }[];
    const slowed = (file: { file_name?: string }) =>
      reading.includes(file.file_name ?? '')
        ? { ...file, state: 'processing', progress: { stage: 'reading', done: 1, total: 4 } }
        : file;
    await route.fulfill({ response, json: Array.isArray(body) ? body.map(slowed) : slowed(body) });
  });
}

async function attachAll(page: Page): Promise<void> {
  await slowDown(page, [RULES.name], LETTER.name);
  await begin(page);
  await attach(page, CONTRACT, RULES, PICTURE, LETTER);
  await chipsIn(page, 'good').waitFor();
  await chipsIn(page, 'bad').waitFor();
  await chipsIn(page, 'busy').nth(1).waitFor();
}

async function askAboutContract(page: Page): Promise<void> {
  await begin(page);
  await attach(page, CONTRACT);
  await chipsIn(page, 'good').waitFor();
  await say(page, QUESTION);
}

/** The files of a conversation. */
export const SCENES_OF_FILES: readonly Scene[] = [
  { name: 'files', show: attachAll },
  {
    name: 'files-held',
    show: async (page) => {
      await attachAll(page);
      await composerOf(page).fill(QUESTION);
      await composerOf(page).press('Enter');
      await page.getByText(QUESTION).last().waitFor();
    },
  },
  { name: 'files-sent', show: askAboutContract },
  {
    name: 'files-panel',
    show: async (page) => {
      await askAboutContract(page);
      await page.locator('main [aria-haspopup="dialog"]').last().click();
      await page.getByRole('dialog').locator('li').first().waitFor();
    },
  },
  {
    name: 'files-dropped',
    show: async (page) => {
      await begin(page);
      await dragOver(page, 'main');
    },
  },
];
