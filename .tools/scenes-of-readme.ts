import { type Page } from 'playwright-core';
import { type Scene } from './scene.ts';
import { begin, repliesOf, say } from './steps.ts';

const HANDBOOK = `# Card handbook

## Blocking

Block a card that you miss at once, in the app under “Cards” or by telephone at any hour. From then on you owe nothing for payments that are not yours. Payments that were under way before are looked at one by one, and paid back where they were not yours. One that turns out to be wrong can be disputed in the app within eight weeks of the day it was booked.

A card that turns up again after it was blocked stays blocked. Cut it through the chip and throw it away. Nothing of it can be used by anybody else, and nothing that you paid with it before is lost.

## Replacements

A replacement for a lost card arrives within five business days and costs nothing. In a hurry, order it by courier for 15 euros: it then comes on the next business day to any address in the country.

The virtual card in the app works from the moment of the order, and pays wherever contactless payments are taken. The new one has another number, so subscriptions that are paid by it have to be told. Cards that are about to expire are replaced without an order: the new one comes four weeks before the date on the old one, and the PIN stays the same.

## Limits

You pay up to 2,500 euros a day and withdraw up to 500. Both can be changed in the app at any time, up to 10,000 and 1,000. A change takes effect at once. Payments at petrol pumps count with the amount that was filled, not with the amount that was blocked. Whoever owns the account can lower the limits of a second card on it, or set them to nothing for as long as they like.

## Abroad

Payments in other currencies cost nothing beyond the rate of the day. Withdrawals cost 2 euros each from the third of a month on, and whatever the machine asks for. Say no where a machine offers to convert the amount: its rate is worse than ours nearly everywhere.
`;
const CARD = 'When does a replacement for a lost card arrive?';
const EARLIER = ['How do I open an account?', 'What are checking account features?'];

/** Once, however many pictures are taken. */
async function readIn(page: Page): Promise<void> {
  const application_id = 'app_retail_banking';
  const title = 'Card handbook';
  const listed = await page.request.get('/v1/knowledge/documents', {
    params: { application_id, text: title },
  });
  if (((await listed.json()) as { data: unknown[] }).data.length > 0) return;
  const document = { application_id, title, category: 'procedures', content: HANDBOOK };
  await page.request.post('/v1/knowledge/documents', { data: document });
}

async function askAnew(page: Page, question: string): Promise<void> {
  await begin(page);
  await say(page, question);
}

/** A person with a few conversations, of which the last is on view. */
async function converse(page: Page): Promise<void> {
  await readIn(page);
  for (const question of EARLIER) await askAnew(page, question);
  await askAnew(page, 'Tell me about savings accounts');
  await say(page, CARD);
  const thumbs = repliesOf(page).last().locator('button[aria-pressed]');
  await thumbs.first().click();
  await page.mouse.move(0, 0);
}

/** The pictures of the README. */
export const SCENES_OF_README: readonly Scene[] = [
  {
    name: 'citation',
    shapes: ['desk'],
    show: async (page) => {
      await readIn(page);
      await askAnew(page, CARD);
      await repliesOf(page).last().locator('p button').first().click();
      await page.locator('dialog mark').first().waitFor();
    },
  },
  { name: 'chat', shapes: ['desk'], show: converse },
  { name: 'chat-phone', shapes: ['phone'], show: converse },
];
