import SqliteDatabase from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'dist-test', 'main.js');
const LISTENING = /listening on (https?:\/\/[^\s/]+)/;

/** The real server, as a process of its own on a database of its own. */
export class Platform {
  private constructor(
    readonly url: string,
    private process: ChildProcess,
    private readonly folder: string,
    private readonly environment: Record<string, string>,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Platform> {
    const folder = await mkdtemp(join(tmpdir(), 'platform-browser-'));
    const { child, url } = await launch(folder, environment);
    return new Platform(url, child, folder, environment);
  }

  /** Ends the process without a warning, as a crash does. */
  async crash(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts it again after a crash, on the same database and port. */
  async revive(): Promise<void> {
    const { port } = new URL(this.url);
    ({ child: this.process } = await launch(this.folder, { ...this.environment, PORT: port }));
  }

  /** Ends the process and forgets its database. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Lets time pass for a conversation in which nothing happens. */
  age(conversationId: string, minutes: number): void {
    const database = new SqliteDatabase(join(this.folder, 'platform.db'), { timeout: 5000 });
    const ms = minutes * 60_000;
    database
      .prepare(
        'update conversation set updated_at = updated_at - ?, expires_at = expires_at - ? where id = ?',
      )
      .run(ms, ms, conversationId);
    database.close();
  }

  /** Calls the API as a program would. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }
}

async function launch(
  folder: string,
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NO_COLOR: '1',
      PORT: '0',
      // A browser beside it keeps the machine busy; what is shed then is not what these tests are about.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      DATABASE_URL: `sqlite:${join(folder, 'platform.db')}`,
      ...environment,
    },
  });
  try {
    return { child, url: await readUrl(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function readUrl(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The server has no output to read.');
  let errors = '';
  stderr.on('data', (text: Buffer) => (errors += text.toString()));
  for await (const line of createInterface({ input: stdout })) {
    const url = LISTENING.exec(line)?.[1];
    if (url === undefined) continue;
    // Whatever else it says is read away, so that a full pipe never holds it up.
    stdout.resume();
    return url;
  }
  throw new Error(`The server did not start. ${errors}`);
}
