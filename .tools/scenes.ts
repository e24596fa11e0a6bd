import { type Page } from 'playwright-core';

/** What there is to be seen. It is found without the words of a language, so that each can be looked at. */
export interface Scene {
  name: string;
  /** Leads there from anywhere, and waits until it is on view. */
  show: (page: Page) => Promise<void>;
}

const QUESTION = 'How do I open a savings account?';
const composerOf = (page: Page) => page.locator('form textarea').last();
const repliesOf = (page: Page) => page.locator('li[data-role="assistant"]');
/** In English, German and Arabic. */
const HOW_FOUND = /How was this found|Wie wurde das gefunden|كيف عُثر/;

async function ask(page: Page): Promise<void> {
  await page.goto('/');
  await composerOf(page).fill(QUESTION);
  await composerOf(page).press('Enter');
  // It is offered once the reply is whole.
  await page.getByRole('button', { name: HOW_FOUND }).waitFor();
}

export const SCENES: readonly Scene[] = [
  {
    name: 'beginning',
    show: async (page) => {
      await page.goto('/');
      await composerOf(page).waitFor();
    },
  },
  { name: 'reply', show: ask },
  {
    name: 'source',
    show: async (page) => {
      await ask(page);
      await repliesOf(page).last().locator('p button').first().click();
      await page.locator('dialog mark').first().waitFor();
    },
  },
  {
    name: 'trace',
    show: async (page) => {
      await ask(page);
      await page.getByRole('button', { name: HOW_FOUND }).last().click();
      await page.getByRole('dialog').locator('li').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    show: async (page) => {
      await page.goto('/');
      await composerOf(page).waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'knowledge',
    show: async (page) => {
      await page.goto('/knowledge');
      await page.getByRole('tabpanel').getByRole('list').locator('li').first().waitFor();
    },
  },
  {
    name: 'nowhere',
    show: async (page) => {
      await page.goto('/there/is/no/such/page');
      await page.locator('h2, h1').first().waitFor();
    },
  },
];
