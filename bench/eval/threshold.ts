/**
 * From which answerability on passages are worth a model's time, measured on the sets of `npm run eval`:
 *
 *   npm run bench:threshold -- --sets FOLDER --sets FOLDER [--hashing 384]
 *
 * For each threshold, of at most 120 questions of a set:
 *
 *   kept     of the questions that have an answer among the first three passages, those that keep it
 *   far      of the questions of the other sets, those for which nothing is handed over
 *   near     of the set's own questions, with all that answers them taken out, those for which nothing is
 *   open     of the set's own questions that its documents do not answer, those for which nothing is
 *
 * With `--hashing`, the same with an embedding model that hashes words.
 */
import { join } from 'node:path';
import { ANY_CORE, hashingModel, PinnedProcess } from '../processes.ts';
import { Corpus } from './corpus.ts';
import { type EvaluationSet, questionOf, type SetQuery } from './evaluation-set.ts';
import { readOptions } from './options.ts';
import { NO_EMBEDDINGS, withServer } from './with-server.ts';

const EMBEDDER = join(import.meta.dirname, '..', 'embedder.ts');
const HANDED_OVER = 3;
/** Of one set; they are spread over it. */
const MOST_QUESTIONS = 120;
const THRESHOLDS = [0, 0.1, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5];
const KINDS = ['kept', 'far', 'near', 'open'] as const;

/** The answerabilities that questions come to, by what counts for them. */
type Measured = Record<(typeof KINDS)[number], number[]>;

function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from(
    { length: Math.min(most, items.length) },
    (_, index) => items[Math.floor(index * step)],
  ).filter((item) => item !== undefined);
}

const asked = (query: SetQuery): string => query.rewrite ?? questionOf(query);
const nothing = (): Measured => ({ kept: [], far: [], near: [], open: [] });

async function measure(corpus: Corpus, others: readonly EvaluationSet[]): Promise<Measured> {
  const measured = nothing();
  // Where nobody can say, all is handed over.
  const judge = async (query: SetQuery): Promise<number> =>
    (await corpus.trace(asked(query))).answerability.value ?? 1;
  for (const query of spread(corpus.set.queries, MOST_QUESTIONS)) {
    if (query.relevant.size === 0) {
      measured.open.push(await judge(query));
      continue;
    }
    const { fused, answerability } = await corpus.trace(asked(query));
    const first = fused.slice(0, HANDED_OVER);
    const isFound = first.some(({ document_id: id }) => query.relevant.has(id));
    if (isFound) measured.kept.push(answerability.value ?? 1);
    measured.near.push(await corpus.without([...query.relevant.keys()], () => judge(query)));
  }
  for (const query of others.flatMap((set) => spread(set.queries, 30))) measured.far.push(await judge(query));
  return measured;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '     –' : ((100 * part) / whole).toFixed(1).padStart(6);

function print(name: string, measured: Measured): void {
  console.log(`${name}: ${KINDS.map((kind) => `${measured[kind].length} ${kind}`).join(', ')}`);
  console.log('  least   kept    far   near   open');
  for (const least of THRESHOLDS) {
    const below = (values: readonly number[]): number => values.filter((value) => value < least).length;
    const shares = KINDS.map((kind) => {
      const { length } = measured[kind];
      return percent(kind === 'kept' ? length - below(measured.kept) : below(measured[kind]), length);
    });
    console.log(`  ${least.toFixed(2)} ${shares.join(' ')}`);
  }
}

/** Both are of a bank: what is asked of one may well be answered by the other. */
const BANKS = /^(?:banking77|help-centre)$/;

async function measureAll(sets: readonly EvaluationSet[], environment: NodeJS.ProcessEnv): Promise<void> {
  const all = nothing();
  for (const set of sets) {
    const others = sets.filter(
      ({ name }) => name !== set.name && !(BANKS.test(name) && BANKS.test(set.name)),
    );
    const server = { ...process.env, ...environment, OFFLINE_WORDS_PER_SECOND: '0' };
    const measured = await withServer(server, async (client) =>
      measure(await Corpus.upload(client, set), others),
    );
    print(set.name, measured);
    for (const kind of KINDS) all[kind].push(...measured[kind]);
  }
  print('all', all);
}

const { sets, hashing } = await readOptions(process.argv.slice(2), process.env);
console.log('by words');
await measureAll(sets, NO_EMBEDDINGS);
if (hashing !== undefined) {
  const embedder = await PinnedProcess.listen(ANY_CORE, EMBEDDER, {});
  console.log(`with the hashing embedder, ${hashing} dimensions`);
  try {
    await measureAll(sets, hashingModel(embedder, hashing));
  } finally {
    await embedder.end();
  }
}
