import { tailOf, type ContinuationWay } from './continuation.js';

/** Shorter agreements are chance: what a model says next may well begin like something that it said before. */
const LEAST_OVERLAP = 12;
/** How far back in the text a model is believed to have begun. */
const MAX_OVERLAP = 2_000;
/** Who repeats the beginning of the text for so long begins anew. */
const RESTART_LENGTH = 40;

/** The model did not go on with the text: it began anew. */
export class RestartedError extends Error {
  constructor() {
    super('The model began its answer anew.');
    this.name = 'RestartedError';
  }
}

/**
 * Where the text of a reply and what a model goes on with meet: takes away what the model repeats of it. It holds back
 * what may yet turn out to be repeated, which is nothing from the first difference on.
 */
export class Joint {
  private held: string | undefined = '';

  constructor(
    private readonly way: ContinuationWay,
    private readonly text: string,
  ) {}

  /** @returns what is new in it, and in what was held. @throws RestartedError */
  take(delta: string): string {
    if (this.held === undefined) return delta;
    this.held += delta;
    const repeated = this.way === 'prefill' ? this.echoed(this.held, false) : this.overlap(this.held, false);
    if (repeated === undefined) return '';
    const fresh = this.held.slice(repeated);
    this.held = undefined;
    return fresh;
  }

  /** Nothing more comes. @returns what was held and is new after all. */
  end(): string {
    const { held = '' } = this;
    this.held = undefined;
    return held.slice(this.way === 'prefill' ? this.echoed(held, true) : this.overlap(held, true));
  }

  /** Some endpoints send the whole message, with what it was begun with. @returns how much is repeated, once that is clear. */
  private echoed(said: string, isAll: boolean): number | undefined {
    const agreed = agreement(said, this.text);
    if (agreed === this.text.length) return agreed;
    if (agreed === said.length && !isAll) return undefined;
    if (agreed >= RESTART_LENGTH) throw new RestartedError();
    return 0;
  }

  /** @returns how much is repeated, once that is clear. */
  private overlap(said: string, isAll: boolean): number | undefined {
    const tail = tailOf(this.text);
    if (said.startsWith(tail)) return tail.length;
    if (!isAll && tail.startsWith(said)) return undefined;
    const loose = looseOverlap(said, tail);
    if (loose === 'undecided' && !isAll) return undefined;
    return typeof loose === 'number' ? loose : this.longestOverlap(said, isAll);
  }

  /** The model began elsewhere in the text, or goes on at once. */
  private longestOverlap(said: string, isAll: boolean): number | undefined {
    const end = this.text.slice(-MAX_OVERLAP);
    for (let start = 0; start <= end.length - LEAST_OVERLAP; start += 1) {
      const rest = end.length - start;
      if (said.length >= rest && said.startsWith(end.slice(start))) return rest;
      if (said.length < rest && !isAll && end.startsWith(said, start)) return undefined;
    }
    return 0;
  }
}

/** Models put spaces and breaks otherwise than they were given. @returns undefined where something else differs. */
function looseOverlap(said: string, tail: string): number | 'undecided' | undefined {
  const wanted = tail.replace(/\s+/g, '');
  let matched = 0;
  let length = 0;
  while (length < said.length && matched < wanted.length) {
    const character = said.charAt(length);
    if (character === wanted.charAt(matched)) matched += 1;
    else if (/\S/.test(character)) return undefined;
    length += 1;
  }
  if (matched < wanted.length) return 'undecided';
  if (!/\s$/.test(tail)) return length;
  while (length < said.length && /\s/.test(said.charAt(length))) length += 1;
  return length < said.length ? length : 'undecided';
}

/** How many code units two texts have in common at their beginnings. */
function agreement(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}
