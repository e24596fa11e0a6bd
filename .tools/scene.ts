import { type Page } from 'playwright-core';

/** What there is to be seen. It is found without the words of a language, so that each can be looked at. */
export interface Scene {
  name: string;
  /** Leads there from anywhere, and waits until it is on view. */
  show: (page: Page) => Promise<void>;
}
