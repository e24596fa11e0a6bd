import { type Scene } from './scene.ts';
import { SCENES_OF_APPLICATIONS } from './scenes-of-applications.ts';
import { SCENES_OF_FILES } from './scenes-of-files.ts';
import { SCENES_OF_KNOWLEDGE } from './scenes-of-knowledge.ts';
import { SCENES_OF_REPLIES } from './scenes-of-replies.ts';
import { ask, begin, choose, HOW_FOUND, openList, repliesOf } from './steps.ts';

export const SCENES: readonly Scene[] = [
  { name: 'beginning', show: begin },
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
      await begin(page);
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
      await begin(page);
      const list = await openList(page);
      const answered = page.waitForResponse((response) => response.url().includes('/conversation-search'));
      await list.locator('input[type="search"]').fill('pelican');
      await answered;
      await list.getByRole('status').last().waitFor();
    },
  },
  {
    name: 'archive',
    show: async (page) => {
      await ask(page);
      const list = await choose(page, 'archive');
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
      await begin(page);
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
  ...SCENES_OF_REPLIES,
  ...SCENES_OF_FILES,
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
