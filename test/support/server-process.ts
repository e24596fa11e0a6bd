import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', '..', 'dist-test', 'main.js');

/** The server as a process of its own, for what only a process can show: its start, its signals, its death. */
export class ServerProcess {
  readonly exited: Promise<{ code: number | null; signal: string | null }>;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    /** What it said before it listened. */
    readonly printed: readonly string[],
  ) {
    this.exited = exitOf(child);
  }

  /**
   * @param fileBlocks the most that any file of its may have, in blocks of 512 bytes: to it, the disk is full then.
   * @param args behind `npm start --`.
   * @throws with what the process printed when it does not come up.
   */
  static async start(
    environment: Record<string, string>,
    fileBlocks?: number,
    args: readonly string[] = [],
  ): Promise<ServerProcess> {
    const limit = fileBlocks === undefined ? '' : `trap '' XFSZ; ulimit -f ${fileBlocks}; `;
    const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, MAIN, ...args], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        OFFLINE_WORDS_PER_SECOND: '0',
        MAX_EVENT_LOOP_DELAY_MS: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: string[] = [];
    child.stderr.on('data', (data: Buffer) => printed.push(data.toString()));
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      printed.push(line);
      const url = /listening on (http:\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      child.stdout.resume();
      return new ServerProcess(url, child, printed);
    }
    const code = child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0];
    throw new Error(`The server did not start (exit code ${code}):\n${printed.join('\n')}`);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** A start that is to come to nothing. @returns how it ended, and all that it printed. */
  static async fail(
    environment: Record<string, string>,
    args: readonly string[] = [],
  ): Promise<{ code: number | null; printed: string }> {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { PATH: process.env.PATH, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: string[] = [];
    for (const output of [child.stdout, child.stderr])
      output.on('data', (data: Buffer) => printed.push(data.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, printed: printed.join('') };
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ code: number | null; signal: string | null }> {
    this.child.kill(signal);
    return this.exited;
  }
}

async function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { code, signal };
}
