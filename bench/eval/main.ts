/**
 * How well search finds what answers a question, on sets of documents and questions, through the built server's HTTP:
 *
 *   npm run eval                                     the sets of test/eval, and of ../shared/eval where that is there
 *   npm run eval -- --sets FOLDER [--sets FOLDER]    the sets of these folders (or of EVAL_SETS)
 *                   --only NAME,NAME                 these sets alone
 *                   --languages en,de                the sets in these languages alone
 *                   --json FILE                      every ranking, to compare two runs
 *                   --hashing 384                    by a hash of the words, too
 *                   --slips 1                        one slip of the finger in each question, by this seed
 *
 * A set is `NAME.docs.jsonl` (or `NAME.intents.jsonl`) with a line `{id, title, text}` for each document,
 * `NAME.queries.jsonl` with `{id, query, relevant}` or `{id, turns: [{role, content}], rewrite?, relevant}` for each
 * question, where `relevant` is grade by document id and empty where nothing answers, and perhaps `NAME.set.json` with
 * `{description?, language?, top_k?, filter?}`.
 *
 * With EMBEDDING_MODEL set, a second server that embeds is compared with the one that searches by words alone, and with
 * `--hashing DIMENSIONS` one that embeds by a hash of the words, which needs no model. The server gets the environment as
 * it is, but for its port and its database: that is a file, or, where DATABASE_URL is postgres://…, a new database there.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANY_CORE, hashingModel, PinnedProcess } from '../processes.ts';
import { Corpus } from './corpus.ts';
import { evaluate, type Outcome } from './evaluate.ts';
import { type EvaluationSet } from './evaluation-set.ts';
import { SetFileError } from './fields.ts';
import { type EvaluationOptions, readOptions } from './options.ts';
import { formatResults, type SetResults, toJson } from './report.ts';
import { NO_EMBEDDINGS, withServer } from './with-server.ts';
import { historySystem, lastTurnSystem, rewriteSystem, seedSystem, type System } from './systems.ts';

const EMBEDDER = join(import.meta.dirname, '..', 'embedder.ts');

async function outcomesOf(
  systems: readonly System[],
  set: EvaluationSet,
): Promise<Map<string, readonly Outcome[]>> {
  const outcomes = new Map<string, readonly Outcome[]>();
  for (const system of systems) outcomes.set(system.name, await evaluate(system, set.queries));
  return outcomes;
}

async function byWords(set: EvaluationSet): Promise<SetResults> {
  return withServer({ ...process.env, ...NO_EMBEDDINGS }, async (client) => {
    const corpus = await Corpus.upload(client, set);
    const systems = [seedSystem(corpus.set), lastTurnSystem(corpus), historySystem(corpus)];
    if (set.queries.some(({ rewrite }) => rewrite !== undefined)) systems.push(rewriteSystem(corpus));
    return { set: corpus.set, outcomes: await outcomesOf(systems, corpus.set) };
  });
}

async function withEmbeddings(set: EvaluationSet, environment: NodeJS.ProcessEnv): Promise<SetResults> {
  return withServer({ ...process.env, ...environment }, async (client) => {
    const corpus = await Corpus.upload(client, set);
    const systems = [lastTurnSystem(corpus, 'hybrid, last turn'), historySystem(corpus, 'hybrid, history')];
    return { set: corpus.set, outcomes: await outcomesOf(systems, corpus.set) };
  });
}

async function evaluateAll({ sets, json }: EvaluationOptions, embedding: NodeJS.ProcessEnv): Promise<void> {
  const hasEmbeddings = (embedding.EMBEDDING_MODEL ?? '') !== '';
  const results: object[] = [];
  for (const set of sets) {
    const words = await byWords(set);
    const hybrid = hasEmbeddings ? (await withEmbeddings(set, embedding)).outcomes : [];
    const all = { set: words.set, outcomes: new Map([...words.outcomes, ...hybrid]) };
    console.log(`${formatResults(all)}\n`);
    results.push(toJson(all));
  }
  console.log("The seed's search runs in this process; all others are asked over HTTP.");
  if (json !== undefined) await writeFile(json, JSON.stringify(results, undefined, 2));
}

async function main(): Promise<void> {
  const options = await readOptions(process.argv.slice(2), process.env);
  if (options.hashing === undefined) {
    await evaluateAll(options, process.env);
    return;
  }
  const embedder = await PinnedProcess.listen(ANY_CORE, EMBEDDER, {});
  try {
    await evaluateAll(options, hashingModel(embedder, options.hashing));
  } finally {
    await embedder.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof SetFileError ? error.message : error);
  process.exitCode = 1;
});
