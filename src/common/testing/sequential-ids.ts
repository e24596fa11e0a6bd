import { IdGenerator, type IdPrefix } from '../id-generator.js';

/** `run_1`, `msg_2`, … in the order of asking. */
export class SequentialIds extends IdGenerator {
  private count = 0;

  override next(prefix: IdPrefix): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }
}
