import { setImmediate } from 'node:timers/promises';

/** What one look has come by. */
export interface Look<Place> {
  /** Where the words are, in the order of looking. */
  matching: readonly Place[];
  /** How far it has seen; nothing where there is no more. */
  end: Place | undefined;
}

/** How often one page looks: whoever wants to go on is told where. */
const LOOKS = 20;

/** Goes through what a user has, a look at a time; others get their turns in between. One page has one of these. */
export class Looks {
  private left = LOOKS;

  /** @returns `wanted` of what has the words, at most, and where to look on where there may be more. */
  async find<Place>(
    look: (after: Place | undefined) => Promise<Look<Place>>,
    after: Place | undefined,
    wanted: number,
  ): Promise<{ found: Place[]; next: Place | undefined }> {
    const found: Place[] = [];
    let place = after;
    do {
      this.left -= 1;
      const { matching, end } = await look(place);
      const taken = matching.slice(0, wanted - found.length);
      found.push(...taken);
      if (taken.length < matching.length) return { found, next: taken.at(-1) ?? place };
      if (end === undefined) return { found, next: undefined };
      place = end;
      await setImmediate();
    } while (this.left > 0 && found.length < wanted);
    return { found, next: place };
  }
}
