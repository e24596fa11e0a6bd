import { type Locator, type Page } from 'playwright-core';

/** What scenes have in common: what is on the page, and the way to it, found without the words of a language. */
export const composerOf = (page: Page): Locator => page.locator('form textarea').last();
export const repliesOf = (page: Page): Locator => page.locator('[data-role="assistant"]');
/** In English, German and Arabic. */
export const HOW_FOUND = /How was this found|Wie wurde das gefunden|كيف عُثر/;

export async function begin(page: Page): Promise<void> {
  await page.goto('/');
  await composerOf(page).waitFor();
}

/** Asks, and waits until the reply is whole: only then it is offered how it was found. */
export async function say(page: Page, question: string): Promise<void> {
  const offers = page.getByRole('button', { name: HOW_FOUND });
  const before = await offers.count();
  await composerOf(page).fill(question);
  await composerOf(page).press('Enter');
  await offers.nth(before).waitFor();
}

export async function ask(page: Page): Promise<void> {
  await begin(page);
  await say(page, 'How do I open a savings account?');
}

/** The list of conversations, which is behind a button on a phone. */
export async function openList(page: Page): Promise<Locator> {
  const aside = page.locator('aside, dialog').filter({ has: page.locator('input[type="search"]') });
  if ((await page.locator('aside').count()) === 0) await page.locator('header button').first().click();
  await aside.locator('input[type="search"]').waitFor();
  return aside;
}

const ENTRIES = ['rename', 'pin', 'archive', 'share', 'export', 'delete'] as const;

/** Opens what can be done with the newest conversation, and chooses from it. @returns the list. */
export async function choose(page: Page, entry: (typeof ENTRIES)[number]): Promise<Locator> {
  const list = await openList(page);
  await list.locator('nav li [aria-haspopup="menu"]').first().click();
  await page.getByRole('menuitem').nth(ENTRIES.indexOf(entry)).click();
  return list;
}

/** Holds files over an element, as long as the picture is taken. */
export async function dragOver(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['Text.'], 'letter.md'));
    document.querySelector(${JSON.stringify(selector)})
      .dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
  }`);
}
