import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** The server that is measured has a core to itself; everything else shares the other. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;
/** Wherever there is room, also where the operating system pins nothing. */
export const ANY_CORE = undefined;

type Core = number | undefined;

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
  static async listen(core: Core, program: string, environment: NodeJS.ProcessEnv): Promise<PinnedProcess> {
    const child = spawnPinned(core, program, environment);
    if (!child.stdout) throw new Error('no standard output');
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /listening on (http:\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      child.stdout.resume();
      return new PinnedProcess(url, child);
    }
    throw new Error(`${program} did not start`);
  }

  /** User and system time, in seconds. */
  async cpuSeconds(): Promise<number> {
    const stat = await readFile(`/proc/${this.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_SECONDS;
  }

  /** Resident memory, in kB. */
  async residentKb(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

export function spawnPinned(core: Core, program: string, environment: NodeJS.ProcessEnv): ChildProcess {
  const pinning = core === undefined ? [] : ['taskset', '-c', String(core)];
  const [command, ...args] = [...pinning, process.execPath, program];
  return spawn(command, args, {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
