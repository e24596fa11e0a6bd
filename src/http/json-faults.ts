import { type FieldError } from '../common/domain-error.js';

/** Deeper than any request needs, and far from where copying by recursion meets the end of the stack. */
const MAX_DEPTH = 64;

/** Keys that mean something else to JavaScript: what copies and checks objects drops them without a word. */
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What a JSON value holds that would be lost, or do harm, on its way in. Names each place. */
export function findJsonFaults(value: unknown): FieldError[] {
  const faults: FieldError[] = [];
  search(value, [], faults);
  return faults;
}

function search(value: unknown, path: readonly string[], faults: FieldError[]): void {
  const report = (message: string, to: readonly string[] = path): void => {
    faults.push({ field: to.join('.') || 'body', message });
  };
  // A number such as 1e999 is read as infinite, and an infinite one is written as null.
  if (typeof value === 'number' && !Number.isFinite(value)) report('must be a number that can be stored');
  if (typeof value !== 'object' || value === null) return;
  if (path.length === MAX_DEPTH) {
    report(`must not be nested deeper than ${MAX_DEPTH} levels`, path.slice(0, 1));
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (RESERVED_KEYS.has(key)) report(`${key} is a reserved name`, [...path, key]);
    else search(child, [...path, key], faults);
  }
}
