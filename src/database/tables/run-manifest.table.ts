export interface RunManifestTable {
  run_id: string;
  /** JSON: exactly what was sent to the model. Long texts in it are hashes of pieces, `{"piece": …}`. */
  manifest: string;
  /** JSON: how its passages were looked for and found; null where nothing was looked for. */
  retrieval: string | null;
  /** JSON: which of them the reply cites; null until it has ended. */
  citations: string | null;
}
