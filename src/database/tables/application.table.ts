export interface ApplicationTable {
  id: string;
  /** JSON: only what the team has set; defaults are not stored. */
  settings: string;
  created_at: number;
  updated_at: number;
}
