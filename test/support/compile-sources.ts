import { transformFile } from '@swc/core';
import { randomUUID } from 'node:crypto';
import { glob, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { changeTimeOf, isOf, mark } from './change-time.ts';

/** What the tests are compiled by as well. */
const OPTIONS = join(import.meta.dirname, '..', '..', '.swcrc');

/**
 * Brings a folder of compiled modules up to date with its sources, so that threads and processes run what was edited.
 *
 * Each compiled file has the time of its source: what differs is compiled, what has no source goes. There is no stamp to
 * be wrong and no lock to be left behind: a file is replaced in one step, and whoever else is at it writes the same.
 *
 * @returns the modules that were compiled, relative to `sources`.
 */
export async function compileSources(sources: string, target: string): Promise<string[]> {
  const modules = await Array.fromAsync(
    glob('**/*.ts', { cwd: sources, exclude: ['**/*.spec.ts', '**/*.contract.ts'] }),
  );
  const compiled = await Promise.all(
    modules.map((module) => compile(join(sources, module), join(target, module.replace(/\.ts$/, '.js')))),
  );
  // The page is built into the same folder, as it is beside the server that is shipped.
  for await (const file of glob('**/*.js', { cwd: target, exclude: ['client/**'] })) {
    const source = join(sources, file.replace(/\.js$/, '.ts'));
    if ((await changeTimeOf(source)) === 0) await rm(join(target, file), { force: true });
  }
  return modules.filter((_, index) => compiled[index]).sort();
}

async function compile(source: string, target: string): Promise<boolean> {
  // Asked before the source is read: an edit that comes in between is seen the next time.
  const changedMs = await changeTimeOf(source);
  if (await isOf(changedMs, target)) return false;
  const { code } = await transformFile(source, { configFile: OPTIONS, sourceMaps: 'inline' });
  const draft = `${target}.${randomUUID()}`;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(draft, code);
  await mark(changedMs, draft);
  await rename(draft, target);
  return true;
}
