export interface PromptTemplateTable {
  id: string;
  name: string;
  template: string;
  /** JSON array of names. */
  variables: string;
  version: string;
  created_at: number;
}
