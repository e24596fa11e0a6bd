import { useState } from 'react';

/** A value that is made anew again and again: the same object for as long as it says the same. */
export function useSteady<T>(value: T): T {
  const [steady, setSteady] = useState(value);
  if (steady === value || JSON.stringify(steady) === JSON.stringify(value)) return steady;
  setSteady(() => value);
  return value;
}
