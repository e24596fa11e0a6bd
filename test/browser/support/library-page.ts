import { type FileChooser, type Locator, type Page } from 'playwright-core';

type Files = Parameters<FileChooser['setFiles']>[0];

/** The page for knowledge by what a person sees on it. */
export class LibraryPage {
  constructor(readonly page: Page) {}

  get documents(): Locator {
    return this.page.getByRole('list', { name: 'Documents' }).locator('> li');
  }

  /** The files that are on their way in. */
  get uploads(): Locator {
    return this.page.getByRole('region', { name: 'Files on their way' });
  }

  document(title: string): Locator {
    return this.documents.filter({ has: this.page.getByRole('button', { name: title, exact: true }) });
  }

  upload(name: string): Locator {
    return this.uploads.getByRole('listitem').filter({ hasText: name });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** Opens it on an application, as whoever needs no key does. */
  async open(application: string): Promise<void> {
    await this.page.goto('/knowledge');
    await this.look(application);
  }

  /** Looks at another application. */
  async look(application: string): Promise<void> {
    const field = this.page.getByLabel('Application');
    await field.fill(application);
    await field.press('Enter');
    await this.button('Open').waitFor({ state: 'detached' });
    await this.button('Choose files').waitFor();
  }

  async choose(files: Files): Promise<void> {
    await this.chooseBy('Choose files', files);
  }

  async chooseFolder(path: string): Promise<void> {
    await this.chooseBy('Choose a folder', path);
  }

  private async chooseBy(name: string, files: Files): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(name).click();
    await (await chooser).setFiles(files);
  }
}
