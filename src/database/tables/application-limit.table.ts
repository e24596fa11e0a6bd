export interface ApplicationLimitTable {
  application_id: string;
  /** JSON object: what was set, by the names that the code has for it. */
  limits: string;
}
