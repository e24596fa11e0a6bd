export interface PromptTemplateTable {
  /** Whose it is; empty: every application may use it. Names are by application. */
  application_id: string;
  id: string;
  name: string;
  template: string;
  /** JSON array of names. */
  variables: string;
  version: string;
  created_at: number;
}
