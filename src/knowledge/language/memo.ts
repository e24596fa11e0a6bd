/**
 * Remembers what was made of the last few texts. What is asked for again stays: once `size` others have come, only what was
 * not asked for since the time before is forgotten, so it holds twice that many at most.
 */
export class Memo<Value extends object> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();

  constructor(private readonly size: number) {}

  get(key: string): Value | undefined {
    const value = this.young.get(key);
    if (value) return value;
    const kept = this.old.get(key);
    if (kept) this.set(key, kept);
    return kept;
  }

  set(key: string, value: Value): void {
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }
}
