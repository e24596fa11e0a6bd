import { type FieldError } from '../common/domain-error.js';

/** Deeper than any request needs, and far from where copying by recursion meets the end of the stack. */
const MAX_DEPTH = 64;
/** All the names in a body. What checks and copies bodies takes far longer for each than reading it took. */
const MAX_NAMES = 2_000;
/** All the values in a body: the items of its lists, and what its names stand for. */
const MAX_VALUES = 40_000;
/** Enough to mend any honest request. */
const MAX_FAULTS = 100;

/** Keys that mean something else to JavaScript: what copies and checks objects drops them without a word. */
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What a JSON value holds that would be lost, or do harm, on its way in. Names each place, and stops where there is more
 * than any request needs: looking at a body costs no more than reading it did.
 */
export function findJsonFaults(value: unknown): FieldError[] {
  const search = new Search();
  search.look(value);
  return search.faults;
}

class Search {
  readonly faults: FieldError[] = [];
  private readonly path: string[] = [];
  private names = 0;
  private values = 0;
  private isOver = false;

  look(value: unknown): void {
    // A number such as 1e999 is read as infinite, and an infinite one is written as null.
    if (typeof value === 'number' && !Number.isFinite(value))
      this.report('must be a number that can be stored');
    if (typeof value !== 'object' || value === null) return;
    if (this.path.length === MAX_DEPTH) {
      this.report(`must not be nested deeper than ${MAX_DEPTH} levels`, this.path.slice(0, 1));
    } else if (Array.isArray(value)) {
      this.lookAtEach(value as unknown[]);
    } else {
      this.lookInto(value as Record<string, unknown>);
    }
  }

  private lookAtEach(items: readonly unknown[]): void {
    if (!this.afford(items.length)) return;
    for (let index = 0; index < items.length && !this.isOver; index += 1) {
      const item = items[index];
      if (typeof item === 'object' || typeof item === 'number') this.step(String(index), item);
    }
  }

  private lookInto(object: Record<string, unknown>): void {
    const names = Object.keys(object);
    this.names += names.length;
    if (this.names > MAX_NAMES) {
      this.end(`must not hold more than ${MAX_NAMES} names`);
      return;
    }
    if (!this.afford(names.length)) return;
    for (const name of names) {
      if (this.isOver) return;
      if (RESERVED_KEYS.has(name)) this.report(`${name} is a reserved name`, [...this.path, name]);
      else this.step(name, object[name]);
    }
  }

  private step(name: string, value: unknown): void {
    this.path.push(name);
    this.look(value);
    this.path.pop();
  }

  private afford(count: number): boolean {
    this.values += count;
    if (this.values > MAX_VALUES) this.end(`must not hold more than ${MAX_VALUES} values`);
    return !this.isOver;
  }

  /** Nothing behind this is looked at. What the sender has to mend is the field that it is in. */
  private end(message: string): void {
    this.report(message, this.path.slice(0, 1));
    this.isOver = true;
  }

  private report(message: string, to: readonly string[] = this.path): void {
    const field = to.join('.') || 'body';
    this.faults.push({ field, message: message.startsWith('must') ? `${field} ${message}` : message });
    this.isOver ||= this.faults.length === MAX_FAULTS;
  }
}
