/** From this share of a limit on, the reader is told how much is left. */
const NEAR = 0.9;

export interface LengthNote {
  /** By how much it is longer than it may be; 0 where it is not. */
  excess: number;
}

/** What is to be said of the length of a text beside the field that it is written in; null while it is far from its limit. */
export function lengthNote(length: number, limit: number): LengthNote | null {
  return length < limit * NEAR ? null : { excess: Math.max(0, length - limit) };
}
