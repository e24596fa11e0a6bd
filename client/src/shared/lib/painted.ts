/** A page that nobody looks at is not painted: what waits for it goes on all the same. */
const UNSEEN_MS = 100;

/** Resolves when what has changed so far is on the screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const later = () => setTimeout(resolve);
    requestAnimationFrame(later);
    setTimeout(resolve, UNSEEN_MS);
  });
}
