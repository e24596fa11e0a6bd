/** A named text with placeholders, from which prompts are made. */
export interface PromptTemplate {
  /** Whose it is; {@link COMMON}: every application may use it. */
  applicationId: string;
  id: string;
  name: string;
  /** `{name}` is a variable, `{{` and `}}` are braces. */
  template: string;
  /** The names in `template`, in order of first appearance. */
  variables: string[];
  version: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

export const DEFAULT_VERSION = '1.0.0';

/** In the place of an application's id: of all of them. */
export const COMMON = '';
