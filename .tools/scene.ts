import { type Page } from 'playwright-core';

export type Shape = 'desk' | 'phone';

/** What there is to be seen. It is found without the words of a language, so that each can be looked at. */
export interface Scene {
  name: string;
  /** Where it is to be looked at; left out: in all of them. */
  shapes?: readonly Shape[];
  /** Leads there from anywhere, and waits until it is on view. */
  show: (page: Page) => Promise<void>;
}
