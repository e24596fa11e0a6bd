import { join } from 'node:path';
import { compileSources } from './compile-sources.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Before the tests of every project: their threads and processes run from `dist-test`. */
export default async function setUp(): Promise<void> {
  await compileSources(join(ROOT, 'src'), join(ROOT, 'dist-test'));
}
