import { LRUCache } from 'lru-cache';
import { type Corpus } from '../corpus.js';

/**
 * What was read of corpora before. It is asked for by the version of the corpus, which every change of its index changes
 * in the same transaction, so what is answered is never stale; what is of older versions is forgotten first.
 */
export class KeptReadings<Key extends string | number, Value extends string | number | object> {
  private readonly kept: LRUCache<string, Value>;

  /** @param maxBytes how much is kept, at `bytesOf` each. */
  constructor(maxBytes: number, bytesOf: (value: Value) => number) {
    this.kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: bytesOf });
  }

  /** @param read the values of those keys that are not kept; those that it finds none of are left out. */
  async readAll(
    { id, version }: Pick<Corpus, 'id' | 'version'>,
    keys: readonly Key[],
    read: (missing: Key[]) => Promise<ReadonlyMap<Key, Value>>,
  ): Promise<Map<Key, Value>> {
    const values = new Map<Key, Value>();
    const missing: Key[] = [];
    const prefix = `${id} ${version} `;
    for (const key of keys) {
      const known = this.kept.get(prefix + String(key));
      if (known === undefined) missing.push(key);
      else values.set(key, known);
    }
    if (missing.length === 0) return values;
    for (const [key, value] of await read(missing)) {
      this.kept.set(prefix + String(key), value);
      values.set(key, value);
    }
    return values;
  }
}
