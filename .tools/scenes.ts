import { type Locator, type Page } from 'playwright-core';
import { type Scene } from './scene.ts';
import { SCENES_OF_APPLICATIONS } from './scenes-of-applications.ts';
import { SCENES_OF_KNOWLEDGE } from './scenes-of-knowledge.ts';

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

/** The list of conversations, which is behind a button on a phone. */
async function openList(page: Page): Promise<Locator> {
  const aside = page.locator('aside, dialog').filter({ has: page.locator('input[type="search"]') });
  if ((await page.locator('aside').count()) === 0) await page.locator('header button').first().click();
  await aside.locator('input[type="search"]').waitFor();
  return aside;
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
    name: 'search',
    show: async (page) => {
      await ask(page);
      const list = await openList(page);
      // What was said a moment ago is read within seconds; nothing tells when.
      for (let tries = 0; tries < 10 && (await list.locator('a mark').count()) === 0; tries += 1) {
        await list.locator('input[type="search"]').fill('');
        await list.locator('input[type="search"]').fill('account savings');
        await page.waitForTimeout(1_000);
      }
      await list.locator('a mark').first().waitFor();
    },
  },
  {
    name: 'search-nothing',
    show: async (page) => {
      await page.goto('/');
      const list = await openList(page);
      const answered = page.waitForResponse((response) => response.url().includes('/conversation-search'));
      await list.locator('input[type="search"]').fill('pelican');
      await answered;
      await list.getByRole('status').last().waitFor();
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
    name: 'archive',
    show: async (page) => {
      await ask(page);
      const list = await openList(page);
      await list.locator('nav li [aria-haspopup="menu"]').first().click();
      await page.getByRole('menuitem').nth(2).click();
      await list.locator('nav ~ div button').last().click();
      await page.locator('aside nav li, dialog nav li').first().waitFor();
    },
  },
  {
    name: 'choosing',
    show: async (page) => {
      await ask(page);
      await ask(page);
      const list = await openList(page);
      await list.locator('nav ~ div button').first().click();
      await list.locator('input[type="checkbox"]').first().check();
    },
  },
  {
    name: 'model',
    show: async (page) => {
      await page.goto('/');
      await page.locator('header [aria-haspopup="dialog"]').click();
      await page.getByRole('dialog').locator('select').waitFor();
    },
  },
  {
    name: 'model-gone',
    show: async (page) => {
      await page.goto('/');
      await composerOf(page).waitFor();
      const { id } = (await (
        await page.request.post('/v1/conversations', {
          data: { application_id: 'app_retail_banking', config: { model: 'openai:gone' } },
        })
      ).json()) as { id: string };
      // As if its endpoint had been taken out of the configuration since.
      await page.route('**/v1/models', async (route) => {
        const { data } = (await (await route.fetch()).json()) as { data: { id: string; provider: string }[] };
        const others = data.filter(({ provider }) => provider !== 'openai');
        await route.fulfill({
          json: { data: [...others, { ...data[0], id: 'local:one', provider: 'local' }] },
        });
      });
      await page.goto(`/c/${id}`);
      await page.locator('header [aria-haspopup="dialog"]').click();
      await page.getByRole('dialog').getByRole('alert').waitFor();
    },
  },
  ...SCENES_OF_APPLICATIONS,
  ...SCENES_OF_KNOWLEDGE,
  {
    name: 'nowhere',
    show: async (page) => {
      await page.goto('/there/is/no/such/page');
      await page.locator('h2, h1').first().waitFor();
    },
  },
];
