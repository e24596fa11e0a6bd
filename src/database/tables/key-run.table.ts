/** Replies that were asked for by a key with a limit of its own; those that have ended may be missing. */
export interface KeyRunTable {
  run_id: string;
  key_id: string;
}
