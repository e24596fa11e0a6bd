import { tabStorage } from '../../shared/lib/storage.js';

const KEY = 'application_key';

/**
 * The key that somebody signed in with, to look after what its application knows. It is of this tab alone and gone with
 * it; the chat never uses it.
 */
class ApplicationKey {
  private key = typeof sessionStorage === 'undefined' ? null : tabStorage.read(KEY);

  get held(): string | null {
    return this.key;
  }

  hold(key: string): void {
    this.key = key;
    tabStorage.write(KEY, key);
  }

  forget(): void {
    this.key = null;
    tabStorage.write(KEY, null);
  }
}

export const applicationKey = new ApplicationKey();
