import { type Page } from 'playwright-core';
import { type Scene } from './scene.ts';
import { dragOver } from './steps.ts';

const documentsOf = (page: Page) => page.getByRole('tabpanel').getByRole('list').locator('> li');

async function open(page: Page): Promise<void> {
  await page.goto('/knowledge');
  await documentsOf(page).first().waitFor();
}

async function openTab(page: Page, index: number): Promise<void> {
  await open(page);
  await page.getByRole('tab').nth(index).click();
}

/** The page for what an application knows. */
export const SCENES_OF_KNOWLEDGE: readonly Scene[] = [
  { name: 'knowledge', show: open },
  {
    name: 'knowledge-document',
    show: async (page) => {
      await open(page);
      await documentsOf(page).first().getByRole('button').first().click();
      await page.getByRole('dialog').locator('li').first().waitFor();
    },
  },
  {
    name: 'knowledge-files',
    show: async (page) => {
      await open(page);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('tabpanel').getByRole('button').first().click();
      await (
        await chooser
      ).setFiles([
        {
          name: 'rates of the year.md',
          mimeType: 'text/markdown',
          buffer: Buffer.from('# Rates\n\nAll of them.'),
        },
        {
          name: 'a-name-that-is-much-longer-than-there-is-room-for-on-a-phone.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from('a,b\n1,2'),
        },
        { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') },
      ]);
      await page.getByText('picture.png').first().waitFor();
      await page.locator('[data-kind="refused"]').waitFor();
    },
  },
  {
    name: 'knowledge-dropped',
    show: async (page) => {
      await open(page);
      await dragOver(page, '[data-field="files"]');
    },
  },
  {
    name: 'knowledge-empty',
    show: async (page) => {
      await page.goto('/knowledge?application=app_nobody');
      await page.getByRole('tabpanel').getByRole('status').first().waitFor();
    },
  },
  {
    name: 'knowledge-question',
    show: async (page) => {
      await openTab(page, 1);
      const field = page.getByRole('tabpanel').locator('input, textarea').first();
      await field.fill('How do I open a savings account?');
      await field.press('Enter');
      await page.getByRole('tabpanel').locator('li').first().waitFor();
    },
  },
  { name: 'knowledge-state', show: (page) => openTab(page, 2) },
  {
    name: 'knowledge-sign-in',
    show: async (page) => {
      await page.route('**/v1/knowledge*', (route) =>
        route.fulfill({ status: 401, json: { code: 'authentication_required', detail: 'No key.' } }),
      );
      await page.goto('/knowledge');
      await page.locator('input[type="password"]').waitFor();
    },
  },
];
