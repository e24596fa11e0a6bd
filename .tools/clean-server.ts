import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Before the server is built: what an older build left of modules that have moved goes, the page stays. */
const DIST = join(import.meta.dirname, '..', 'dist');

const names = await readdir(DIST).catch(() => []);
for (const name of names.filter((one) => one !== 'client')) await rm(join(DIST, name), { recursive: true });
