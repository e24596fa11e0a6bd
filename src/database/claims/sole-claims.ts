import { Claims } from './claims.js';

/** The claims of the only process there is: they are gone with it, and cost nothing. */
export class SoleClaims extends Claims {
  override readonly isShared: boolean = false;
  private readonly held = new Map<string, string | undefined>();

  override takeFirst(names: readonly string[]): Promise<string | undefined> {
    const free = names.find((name) => !this.held.has(name));
    if (free !== undefined) this.held.set(free, undefined);
    return Promise.resolve(free);
  }

  override release(name: string): Promise<void> {
    this.held.delete(name);
    return Promise.resolve();
  }

  override note(name: string, note: string): Promise<void> {
    if (this.held.has(name)) this.held.set(name, note);
    return Promise.resolve();
  }

  override notesOn(names: readonly string[]): Promise<Map<string, string>> {
    const notes = new Map<string, string>();
    for (const name of names) {
      const note = this.held.get(name);
      if (note !== undefined) notes.set(name, note);
    }
    return Promise.resolve(notes);
  }
}
