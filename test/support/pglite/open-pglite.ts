import { type Extensions, PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGES = join(import.meta.dirname, '..', '..', '..', 'node_modules');
const CACHE = join(PACKAGES, '.cache');

/** An empty server. To make one takes seconds, so the first one is kept beside the packages, and others begin as its copy. */
export async function openPglite(extensions: Extensions): Promise<PGlite> {
  const description = await readFile(join(PACKAGES, '@electric-sql', 'pglite', 'package.json'), 'utf8');
  const { version } = JSON.parse(description) as { version: string };
  const kept = join(CACHE, `pglite-${version}.tar`);
  if (existsSync(kept)) return PGlite.create({ extensions, loadDataDir: new Blob([await readFile(kept)]) });
  const made = await PGlite.create({ extensions });
  const tar = await made.dumpDataDir('none');
  await mkdir(CACHE, { recursive: true });
  // Others may look for it at this moment: it is there as a whole or not at all.
  const draft = `${kept}.${process.pid}`;
  await writeFile(draft, Buffer.from(await tar.arrayBuffer()));
  await rename(draft, kept);
  return made;
}
