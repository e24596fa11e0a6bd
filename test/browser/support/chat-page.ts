import { type Locator, type Page } from 'playwright-core';

/** The chat page by what a person sees on it. */
export class ChatPage {
  constructor(readonly page: Page) {}

  get composer(): Locator {
    return this.page.getByLabel('Your message');
  }

  get questions(): Locator {
    return this.page.locator('li[data-role="user"]');
  }

  get replies(): Locator {
    return this.page.locator('li[data-role="assistant"]');
  }

  get typing(): Locator {
    return this.page.getByText('The assistant is writing', { exact: true });
  }

  get stop(): Locator {
    return this.page.getByRole('button', { name: 'Stop the reply' });
  }

  get jump(): Locator {
    return this.page.getByRole('button', { name: 'Jump to latest' });
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get conversations(): Locator {
    return this.page.getByRole('navigation', { name: 'Conversations' });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await this.composer.waitFor();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Waits until no reply is being made: the send button is back. */
  async settled(): Promise<void> {
    await this.button('Send').waitFor();
  }

  /** Opens the menu of a listed conversation and chooses from it. */
  async act(title: string, action: 'Rename' | 'Delete'): Promise<void> {
    await this.button(`Actions for ${title}`).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
