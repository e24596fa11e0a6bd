/**
 * How well a passage has to fit before it is handed to a model, measured on the sets of `npm run eval`:
 *
 *   npm run bench:threshold -- --sets FOLDER --sets FOLDER [--hashing 384]
 *
 * A passage's fit is its score by words over that of one that says all that is asked. For each threshold:
 *
 *   kept     of the questions that have an answer among the first three passages, those that keep it
 *   far      of the questions of the other sets, those for which nothing is handed over
 *   near     of the set's own questions, with all that answers them taken out, those for which nothing is
 *
 * With `--hashing`, what was found by a hash of the words goes without a threshold; `kept` and the others say what the
 * two ways come to together where both obey it.
 */
import { join } from 'node:path';
import { ANY_CORE, hashingModel, PinnedProcess } from '../processes.ts';
import { Corpus, type ReplyTrace } from './corpus.ts';
import { type EvaluationSet, questionOf, type SetQuery } from './evaluation-set.ts';
import { readOptions } from './options.ts';
import { NO_EMBEDDINGS, withServer } from './with-server.ts';

const EMBEDDER = join(import.meta.dirname, '..', 'embedder.ts');
const HANDED_OVER = 3;
/** Of one set; they are spread over it. */
const MOST_QUESTIONS = 120;
const THRESHOLDS = [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6];

/** The best fit that each question comes to, of what counts for it. */
interface Fits {
  /** Of what answers it, where that is among the first passages. */
  kept: number[];
  far: number[];
  near: number[];
}

function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from(
    { length: Math.min(most, items.length) },
    (_, index) => items[Math.floor(index * step)],
  ).filter((item) => item !== undefined);
}

/** By passage. */
function fitsOf({ legs }: ReplyTrace): Map<string, number> {
  const fits = new Map<string, number>();
  for (const { full_score: full, candidates } of legs) {
    if (!full) continue;
    for (const { passage_id: id, score } of candidates)
      fits.set(id, Math.max(fits.get(id) ?? 0, score / full));
  }
  return fits;
}

/** The best fit among the first passages that count; 0 where there are none. */
function bestFit(trace: ReplyTrace, counts: (documentId: string) => boolean): number {
  const fits = fitsOf(trace);
  const first = trace.fused.filter(({ document_id: id }) => counts(id)).slice(0, HANDED_OVER);
  return Math.max(0, ...first.map(({ passage_id: id }) => fits.get(id) ?? 0));
}

const asked = (query: SetQuery): string => query.rewrite ?? questionOf(query);

async function measure(corpus: Corpus, others: readonly EvaluationSet[]): Promise<Fits> {
  const fits: Fits = { kept: [], far: [], near: [] };
  const { queries } = corpus.set;
  for (const query of spread(queries, MOST_QUESTIONS)) {
    const trace = await corpus.trace(asked(query));
    const isAnswer = (id: string): boolean => query.relevant.has(id);
    fits.near.push(bestFit(trace, (id) => !isAnswer(id)));
    const first = trace.fused.slice(0, HANDED_OVER).some(({ document_id: id }) => isAnswer(id));
    if (first) fits.kept.push(bestFit({ ...trace, fused: trace.fused.slice(0, HANDED_OVER) }, isAnswer));
  }
  const foreign = others.flatMap((set) => spread(set.queries, 30));
  for (const query of foreign) fits.far.push(bestFit(await corpus.trace(asked(query)), () => true));
  return fits;
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);

function print(name: string, { kept, far, near }: Fits): void {
  console.log(`${name}: ${kept.length} answered, ${far.length} far, ${near.length} near`);
  console.log('  least   kept    far   near');
  for (const least of THRESHOLDS) {
    const silent = (fits: readonly number[]): string =>
      percent(fits.filter((fit) => fit < least || fit === 0).length / fits.length);
    const keeps = percent(kept.filter((fit) => fit >= least).length / kept.length);
    console.log(`  ${least.toFixed(2)} ${keeps} ${silent(far)} ${silent(near)}`);
  }
}

/** Both are of a bank: what is asked of one may well be answered by the other. */
const BANKS = /^(?:banking77|help-centre)$/;

async function measureAll(sets: readonly EvaluationSet[], environment: NodeJS.ProcessEnv): Promise<void> {
  const all: Fits = { kept: [], far: [], near: [] };
  for (const set of sets) {
    const others = sets.filter(
      ({ name }) => name !== set.name && !(BANKS.test(name) && BANKS.test(set.name)),
    );
    const server = { ...process.env, ...environment, OFFLINE_WORDS_PER_SECOND: '0' };
    const fits = await withServer(server, async (client) =>
      measure(await Corpus.upload(client, set), others),
    );
    print(set.name, fits);
    for (const kind of ['kept', 'far', 'near'] as const) all[kind].push(...fits[kind]);
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
