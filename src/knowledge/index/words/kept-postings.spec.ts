import fc from 'fast-check';
import { type Corpus, type NumberRange } from '../corpus.js';
import { KeptPostings } from './kept-postings.js';
import { type Postings } from './postings.js';

const TERMS = ['fee', 'card', 'loan'] as const;
type Term = (typeof TERMS)[number];

/** A corpus as the writer has it, and how many postings were read of it. */
class Model {
  read = 0;
  private version = 7;
  private changedVersion = 7;
  private lastNumber = 0;
  private hidden: NumberRange[] = [];
  private readonly passages = new Map<number, readonly Term[]>();

  get corpus(): Corpus {
    const { version, changedVersion, lastNumber, hidden } = this;
    return {
      ...{ id: 1, language: 'en', passages: this.passages.size, totalLength: 0 },
      ...{ version, changedVersion, lastNumber, hidden: [...hidden] },
    };
  }

  add(terms: readonly Term[]): void {
    this.passages.set(++this.lastNumber, terms);
    this.version += 1;
  }

  remove(): void {
    const [first] = this.passages.keys();
    if (first !== undefined) this.passages.delete(first);
    this.changedVersion = this.version += 1;
  }

  /** Gives out a number for a passage that is written later. */
  begin(): void {
    this.lastNumber += 1;
    this.hidden.push({ first: this.lastNumber, last: this.lastNumber });
  }

  write(terms: readonly Term[]): void {
    const [begun] = this.hidden;
    if (!begun) return;
    this.passages.set(begun.first, terms);
    this.version += 1;
  }

  finish(): void {
    this.hidden.shift();
    this.version += 1;
  }

  postings(term: Term, behind = 0): Postings {
    const numbers = [...this.passages.keys()].filter(
      (number) => number > behind && this.passages.get(number)?.includes(term),
    );
    const sorted = Int32Array.from(numbers).sort();
    return { numbers: sorted, uses: sorted.map((number) => 10 * number) };
  }

  readonly find = (terms: readonly string[], behind: number): Promise<Map<string, Postings>> => {
    const found = (terms as Term[]).map((term) => [term, this.postings(term, behind)] as const);
    for (const [, { numbers }] of found) this.read += numbers.length;
    return Promise.resolve(new Map(found.filter(([, { numbers }]) => numbers.length > 0)));
  };
}

describe('kept postings', () => {
  it('are those of the index, whatever is added, removed or being written meanwhile', async () => {
    const terms = fc.subarray([...TERMS]);
    const kind = fc.constantFrom('add', 'add', 'remove', 'begin', 'write', 'finish', 'search', 'search');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind, terms }), { minLength: 30, maxLength: 60 }),
        async (steps) => {
          const kept = new KeptPostings(2_000);
          const model = new Model();
          for (const step of steps) {
            if (step.kind !== 'search') {
              model[step.kind](step.terms);
              continue;
            }
            const found = await kept.readAll(model.corpus, step.terms, model.find);
            expect(found).toEqual(new Map(step.terms.map((term) => [term, model.postings(term)])));
          }
        },
      ),
    );
  });

  it('are read on from where they end once something came behind them', async () => {
    const kept = new KeptPostings(10_000);
    const model = new Model();
    for (let count = 0; count < 5; count += 1) model.add(['fee']);
    await kept.readAll(model.corpus, ['fee'], model.find);
    model.read = 0;

    model.add(['fee']);
    const found = await kept.readAll(model.corpus, ['fee'], model.find);

    expect(model.read).toBe(1);
    expect([...(found.get('fee')?.numbers ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('pass nothing of a corpus whose number was given out again', async () => {
    const kept = new KeptPostings(10_000);
    const model = new Model();
    model.add(['fee']);
    await kept.readAll({ ...model.corpus, version: 99, changedVersion: 99 }, ['fee'], model.find);
    model.read = 0;

    await kept.readAll(model.corpus, ['fee'], model.find);

    expect(model.read).toBe(1);
  });
});
