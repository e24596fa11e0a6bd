import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const RETRY_MS = 500;

/** Processes of the platform on one database, each with a port that it keeps however often it is started. */
export class Fleet {
  readonly urls: string[];
  /** How often a process had to be started again because it could not start, such as while the database was away. */
  failedStarts = 0;
  private readonly program: string;
  private readonly environment: Record<string, string>;
  private readonly ports: number[];
  private readonly children: (ChildProcess | undefined)[] = [];
  private isEnding = false;

  constructor(program: string, environment: Record<string, string>, ports: number[]) {
    this.program = program;
    this.environment = environment;
    this.ports = ports;
    this.urls = ports.map((port) => `http://127.0.0.1:${port}`);
  }

  async start(): Promise<void> {
    await Promise.all(this.ports.map((_, index) => this.startOne(index)));
  }

  /** Ends one and starts it again. @returns once it listens; at once where that is under way anyway. */
  async replace(index: number, how: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.children[index];
    if (!child) return;
    this.children[index] = undefined;
    await endOf(child, how);
    await this.startOne(index);
  }

  async end(how: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    this.isEnding = true;
    await Promise.all(this.children.map(async (child) => child && endOf(child, how)));
  }

  private async startOne(index: number): Promise<void> {
    while (!this.isEnding) {
      const child = spawn(process.execPath, [this.program], {
        env: { PATH: process.env.PATH, ...this.environment, PORT: String(this.ports[index]) },
        stdio: ['ignore', 'pipe', process.env.CHAOS_LOG === undefined ? 'ignore' : 'inherit'],
      });
      if (await listens(child)) {
        this.children[index] = child;
        return;
      }
      this.failedStarts += 1;
      await setTimeout(RETRY_MS);
    }
  }
}

async function listens(child: ChildProcess): Promise<boolean> {
  if (!child.stdout) return false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('listening on')) continue;
    child.stdout.resume();
    return true;
  }
  return false;
}

async function endOf(child: ChildProcess, how: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(how);
  await exited;
}
