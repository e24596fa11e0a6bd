/** The wish to stop a reply; its run may not have an id yet. */
export interface StopWish {
  runId: string | undefined;
}

/** What is left of a wish: it takes on the id of its run, and ends with the reply. The same object where it stays. */
export function wishNow(wish: StopWish | null, busy: boolean, runId: string | undefined): StopWish | null {
  if (wish === null || !busy) return null;
  if (runId === undefined || runId === wish.runId) return wish;
  return wish.runId === undefined ? { runId } : null;
}
