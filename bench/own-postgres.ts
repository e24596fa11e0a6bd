import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, glob, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { type Core, cpuSecondsOf, familyOf, pinningTo } from './processes.ts';

/** A PostgreSQL server of the run's own, which can be maltreated. */
export class OwnPostgres {
  readonly url: string;
  private server: ChildProcess | undefined;
  private readonly programs: string;
  private readonly folder: string;
  private readonly port: number;
  private readonly core: Core;

  private constructor(programs: string, folder: string, port: number, core: Core) {
    this.core = core;
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  }

  /** Makes and starts one, by the newest installed programs. @param core where it runs; any unless given. */
  static async start(core?: Core): Promise<OwnPostgres> {
    const found = await Array.fromAsync(glob('/usr/lib/postgresql/*/bin'));
    const programs = found.sort().at(-1);
    if (programs === undefined) throw new Error('PostgreSQL is not installed.');
    const folder = await mkdtemp(join(tmpdir(), 'own-postgres-'));
    const postgres = new OwnPostgres(programs, folder, await freePort(), core);
    const { uid, gid } = owner();
    await chown(folder, uid, gid);
    const flags = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
    const args = ['-D', join(folder, 'data'), ...flags];
    execFileSync(join(programs, 'initdb'), args, { uid, gid, cwd: folder, stdio: 'ignore' });
    await postgres.serve();
    return postgres;
  }

  /** User and system time, in seconds. */
  async cpuSeconds(): Promise<number> {
    return cpuSecondsOf(await familyOf(this.server?.pid ?? 0));
  }

  /** Nothing of it answers, and nothing is closed. */
  async pause(ms: number): Promise<void> {
    const ids = await familyOf(this.server?.pid ?? 0);
    for (const id of ids) signal(id, 'SIGSTOP');
    await setTimeout(ms);
    for (const id of ids.reverse()) signal(id, 'SIGCONT');
  }

  /** @param how SIGINT cuts all connections and ends properly; SIGQUIT ends as a crash does. */
  async restart(how: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    await this.stop(how);
    await this.serve();
  }

  /** Every connection of every process is gone at once. */
  async cutConnections(): Promise<void> {
    await this.administer(
      `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
  }

  async end(): Promise<void> {
    await this.stop('SIGINT');
    await rm(this.folder, { recursive: true });
  }

  private async serve(): Promise<void> {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
    const args = [
      '-D',
      join(this.folder, 'data'),
      '-p',
      String(this.port),
      ...settings.flatMap((one) => ['-c', one]),
    ];
    const [command = '', ...rest] = [...pinningTo(this.core), join(this.programs, 'postgres'), ...args];
    this.server = spawn(command, rest, {
      ...owner(),
      cwd: this.folder,
      stdio: 'ignore',
    });
    while (
      !(await this.administer('select 1').then(
        () => true,
        () => false,
      ))
    )
      await setTimeout(50);
  }

  private async stop(how: NodeJS.Signals): Promise<void> {
    const { server } = this;
    if (server?.exitCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(how);
    await exited;
  }

  private async administer(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(text).finally(() => client.end());
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch {
    // It has ended meanwhile.
  }
}

/** PostgreSQL refuses to run as root. */
function owner(): { uid: number; gid: number } {
  if (process.getuid?.() !== 0) return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
