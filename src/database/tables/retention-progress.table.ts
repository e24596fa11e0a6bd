/** How far an application's runs were gone through: what ended before has nothing left of this kind. */
export interface RetentionProgressTable {
  application_id: string;
  kind: 'run_events' | 'manifests';
  /** The end of the last run that was gone through, in epoch milliseconds, and which one it was. */
  ended_at: number;
  run_id: string;
}
