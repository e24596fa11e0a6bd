/** A named text with placeholders, from which prompts are made. */
export interface PromptTemplate {
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
