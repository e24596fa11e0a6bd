import { Hints } from '../hints.js';

/** There is no other process on the same file. */
export class NoHints extends Hints {
  override send(): void {
    // Nobody to tell.
  }

  override listen(): void {
    // Nobody tells anything.
  }
}
