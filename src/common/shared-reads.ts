import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many are answered in one turn of the event loop; others have theirs in between. */
const AT_ONCE = 100;

interface Reader<Value> {
  resolve: (value: Value) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads for many what each of them wants to know at the same moment, such as all who watch a thing that has changed.
 * Whoever asks is answered by a reading that began after they asked.
 */
export class SharedReads<Value> {
  private readonly waiting = new Map<string, Reader<Value>[]>();

  constructor(private readonly readOne: (id: string) => Promise<Value>) {}

  /** @throws what reading throws. */
  read(id: string): Promise<Value> {
    return new Promise((resolve, reject) => {
      const waiting = this.waiting.get(id);
      if (waiting) {
        waiting.push({ resolve, reject });
        return;
      }
      this.waiting.set(id, [{ resolve, reject }]);
      setImmediate(() => void this.answer(id));
    });
  }

  private async answer(id: string): Promise<void> {
    const readers = this.waiting.get(id) ?? [];
    // Whoever asks from now on waits for the next reading.
    this.waiting.delete(id);
    const answer = await this.readOne(id).then(
      (value) => (reader: Reader<Value>) => {
        reader.resolve(value);
      },
      (error: unknown) => (reader: Reader<Value>) => {
        reader.reject(error);
      },
    );
    for (let first = 0; first < readers.length; first += AT_ONCE) {
      if (first > 0) await nextTurn();
      readers.slice(first, first + AT_ONCE).forEach(answer);
    }
  }
}
