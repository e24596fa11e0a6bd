import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type EvaluationSet } from './evaluation-set.ts';
import { listSets, readSet } from './set-files.ts';
import { withSlips } from './slips.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const OWN_SETS = join(REPOSITORY, 'test', 'eval');
/** Beside the repository, where a team may keep sets that are not the project's to give away. */
const SHARED_SETS = join(REPOSITORY, '..', 'shared', 'eval');

export interface EvaluationOptions {
  sets: EvaluationSet[];
  /** Where to write every ranking; undefined for nowhere. */
  json: string | undefined;
  /** Of the vectors of the embedder that hashes words; undefined where it is not asked for. */
  hashing: number | undefined;
}

/** @throws SetFileError where a file cannot be used. */
export async function readOptions(
  args: string[],
  environment: Record<string, string | undefined>,
): Promise<EvaluationOptions> {
  const { values } = parseArgs({
    args,
    options: {
      sets: { type: 'string', multiple: true },
      only: { type: 'string' },
      languages: { type: 'string' },
      json: { type: 'string' },
      hashing: { type: 'string' },
      slips: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const languages = values.languages?.split(',');
  const sets: EvaluationSet[] = [];
  for (const folder of values.sets ?? foldersFrom(environment.EVAL_SETS)) {
    for (const name of await listSets(folder)) {
      if (only && !only.includes(name)) continue;
      const set = await readSet(folder, name);
      if (languages && !languages.includes(set.language ?? 'en')) continue;
      sets.push(values.slips === undefined ? set : withSlips(set, Number(values.slips)));
    }
  }
  if (sets.length === 0) throw new Error('no set to evaluate; see --sets, --only and --languages');
  const hashing = values.hashing === undefined ? undefined : Number(values.hashing);
  return { sets, json: values.json, hashing };
}

function foldersFrom(variable: string | undefined): string[] {
  if (variable !== undefined && variable !== '') return [variable];
  return [OWN_SETS, SHARED_SETS].filter((folder) => existsSync(folder));
}
