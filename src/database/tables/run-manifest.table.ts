export interface RunManifestTable {
  run_id: string;
  /** JSON: exactly what was sent to the model. */
  manifest: string;
}
