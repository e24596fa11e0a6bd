import { type Page } from 'playwright-core';
import { type Scene } from './scene.ts';
import { ask, choose, openList, repliesOf } from './steps.ts';

const thumbsOf = (page: Page) => repliesOf(page).last().locator('button[aria-pressed]');

async function makeLink(page: Page): Promise<string> {
  await ask(page);
  await choose(page, 'share');
  const dialog = page.getByRole('dialog').last();
  await dialog.locator('select').waitFor();
  await dialog.locator('button').last().click();
  const link = dialog.locator('input[readonly]');
  await link.waitFor();
  await dialog.locator('li').first().waitFor();
  return link.inputValue();
}

/** What is done with a reply and with a whole conversation. */
export const SCENES_OF_REPLIES: readonly Scene[] = [
  {
    name: 'thumbs',
    show: async (page) => {
      await ask(page);
      await thumbsOf(page).first().click();
      await repliesOf(page).last().locator('button[aria-pressed="true"]').waitFor();
    },
  },
  {
    name: 'reasons',
    show: async (page) => {
      await ask(page);
      await thumbsOf(page).last().click();
      await repliesOf(page).last().locator('form textarea').waitFor();
    },
  },
  {
    name: 'menu',
    show: async (page) => {
      await ask(page);
      const list = await openList(page);
      await list.locator('nav li [aria-haspopup="menu"]').first().click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'export',
    show: async (page) => {
      await ask(page);
      await choose(page, 'export');
      await page.getByRole('dialog').last().locator('li').first().waitFor();
    },
  },
  {
    name: 'share',
    show: async (page) => {
      await makeLink(page);
    },
  },
  {
    name: 'shared',
    show: async (page) => {
      await page.goto(await makeLink(page));
      await repliesOf(page).first().waitFor();
    },
  },
  {
    name: 'shared-nothing',
    show: async (page) => {
      await page.goto(`/shared/${'A'.repeat(32)}`);
      await page.locator('main p').first().waitFor();
    },
  },
];
