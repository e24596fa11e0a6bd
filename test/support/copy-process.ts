import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const COPY = join(import.meta.dirname, '..', '..', 'dist-test', 'copy.js');

/** What a copy came to. */
export interface CopyEnd {
  code: number | null;
  lines: string[];
}

/** Runs `npm run copy` as a process of its own. @param onLine sees each line as it comes. */
export async function runCopy(
  from: string,
  to: string,
  onLine: (line: string, child: ChildProcess) => void = () => undefined,
): Promise<CopyEnd> {
  const child = spawn(process.execPath, [COPY, '--from', from, '--to', to], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      onLine(line, child);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines };
}
