import { execFileSync } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { changeTimeOf, isOf, mark } from '../../support/change-time.ts';
import setUpServer from '../../support/set-up.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PAGE = join(ROOT, 'dist-test', 'client', 'index.html');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

/** Before the browser tests: the server as for the others, and the page. */
export default async function setUp(): Promise<void> {
  await setUpServer();
  const changes = await Promise.all((await Array.fromAsync(glob(join(ROOT, 'client/**')))).map(changeTimeOf));
  const newestMs = Math.max(...changes);
  if (await isOf(newestMs, PAGE)) return;
  // The files beside the page are named by what is in them, so an older page that is being tested still finds its own.
  execFileSync(
    process.execPath,
    [VITE, 'build', 'client', '--outDir', '../dist-test/client', '--emptyOutDir=false'],
    {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await mark(newestMs, PAGE);
}
