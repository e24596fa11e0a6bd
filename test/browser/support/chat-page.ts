import { type FileChooser, type Locator, type Page } from 'playwright-core';

/** The chat page by what a person sees on it. */
export class ChatPage {
  constructor(readonly page: Page) {}

  /** Of the conversation on view, as the address tells. */
  get conversationId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  get composer(): Locator {
    return this.page.getByLabel('Your message');
  }

  get questions(): Locator {
    return this.page.locator('[data-role="user"]');
  }

  get replies(): Locator {
    return this.page.locator('[data-role="assistant"]');
  }

  get typing(): Locator {
    return this.page.getByText('The assistant is writing', { exact: true });
  }

  get stop(): Locator {
    return this.page.getByRole('button', { name: 'Stop the reply' });
  }

  /** The messages that wait for their turn. */
  get waiting(): Locator {
    return this.page.getByRole('region', { name: 'Waiting messages' }).getByRole('listitem');
  }

  /** The files that were just chosen, or are being read. */
  get files(): Locator {
    return this.page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem');
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

  /** What is open beside a reply: a source, or how the sources were found. */
  get panel(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The passage that is marked in the document on view. */
  get mark(): Locator {
    return this.panel.locator('mark');
  }

  /** The numbers in the replies that lead to a passage. */
  get citations(): Locator {
    return this.replies.getByRole('paragraph').getByRole('button', { name: /^Source \d+: / });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await this.composer.waitFor();
  }

  /** The same conversation in another tab of the same person. */
  async secondTab(): Promise<ChatPage> {
    const tab = new ChatPage(await this.page.context().newPage());
    await tab.open(new URL(this.page.url()).pathname);
    return tab;
  }

  /** Goes to this tab: in one behind another, the browser draws too seldom to click soon. */
  async lookAt(): Promise<void> {
    await this.page.bringToFront();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.drawn();
  }

  /** Chooses files by the button beside the message box. */
  async attach(files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Add files').click();
    await (await chooser).setFiles(files);
  }

  /** Waits until what was sent is on the page: it comes in the task after the next frame. */
  private async drawn(): Promise<void> {
    await this.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
  }

  /** Waits until no reply is being made: it cannot be stopped any more. */
  async settled(): Promise<void> {
    await this.drawn();
    await this.stop.waitFor({ state: 'hidden' });
  }

  /** Opens the menu of a listed conversation and chooses from it. */
  async act(
    title: string,
    action:
      'Rename' | 'Delete' | 'Pin' | 'Unpin' | 'Archive' | 'Put back into the list' | 'Export…' | 'Share…',
  ): Promise<void> {
    await this.button(`Actions for ${title}`).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
