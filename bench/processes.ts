import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** The server that is measured has a core to itself; everything else shares the other. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;
/** Wherever there is room, also where the operating system pins nothing. */
export const ANY_CORE = undefined;

export type Core = number | undefined;

/** The kernel's unit of processor time, in seconds. */
const TICK_SECONDS = 0.01;

/** A process on a core of its own, with what it has used so far. */
export class PinnedProcess {
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.child = child;
  }

  /** Starts a program and waits until it prints where it listens. */
  static async listen(
    core: Core,
    program: string,
    environment: NodeJS.ProcessEnv,
    args: readonly string[] = [],
  ): Promise<PinnedProcess> {
    const child = spawnPinned(core, program, environment, args);
    if (!child.stdout) throw new Error('no standard output');
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /listening on (http:\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      child.stdout.resume();
      return new PinnedProcess(url, child);
    }
    throw new Error(`${program} did not start`);
  }

  /** User and system time, in seconds, with that of its own processes. */
  async cpuSeconds(): Promise<number> {
    return cpuSecondsOf(await familyOf(this.child.pid ?? 0));
  }

  /** Resident memory, in kB, with that of its own processes. */
  async residentKb(): Promise<number> {
    const statuses = (await familyOf(this.child.pid ?? 0)).map((id) =>
      readFile(`/proc/${id}/status`, 'utf8'),
    );
    return sum((await Promise.all(statuses)).map((status) => Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])));
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

/** What has a server embed by the hashes of `embedder.ts`. */
export function hashingModel({ url }: PinnedProcess, dimensions: number): NodeJS.ProcessEnv {
  return { EMBEDDING_MODEL: `openai:hashing-${dimensions}`, EMBEDDING_BASE_URL: `${url}/v1` };
}

/** A process and those that it has started. */
export async function familyOf(id: number): Promise<number[]> {
  const children = await readFile(`/proc/${id}/task/${id}/children`, 'utf8').catch(() => '');
  return [id, ...children.split(' ').filter(Boolean).map(Number)];
}

/** User and system time, in seconds; that of processes which have ended is in the one that started them. */
export async function cpuSecondsOf(ids: readonly number[]): Promise<number> {
  const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')));
  return sum(
    stats.map((stat) => {
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return sum([11, 12, 13, 14].map((index) => Number(fields[index] ?? 0))) * TICK_SECONDS;
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The command that runs a program on one core; nothing where it may run on any. */
export function pinningTo(core: Core): string[] {
  return core === undefined ? [] : ['taskset', '-c', String(core)];
}

export function spawnPinned(
  core: Core,
  program: string,
  environment: NodeJS.ProcessEnv,
  programArgs: readonly string[] = [],
): ChildProcess {
  const [command = '', ...args] = [...pinningTo(core), process.execPath, program, ...programArgs];
  return spawn(command, args, {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
