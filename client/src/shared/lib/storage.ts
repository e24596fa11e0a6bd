/** A store of the browser that never throws: a browser may refuse it, and then nothing is remembered. */
class BrowserStorage {
  constructor(private readonly store: () => Storage) {}

  read(key: string): string | null {
    try {
      return this.store().getItem(key);
    } catch {
      return null;
    }
  }

  write(key: string, value: string | null): void {
    try {
      if (value === null) this.store().removeItem(key);
      else this.store().setItem(key, value);
    } catch {
      // Nothing to do: the page works without memory.
    }
  }
}

/** What all tabs of the browser share, and what outlives them. */
export const storage = new BrowserStorage(() => localStorage);

/** What one tab has for itself, over a reload too. */
export const tabStorage = new BrowserStorage(() => sessionStorage);
