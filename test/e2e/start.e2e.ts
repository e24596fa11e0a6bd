import Sqlite from 'better-sqlite3';
import { chmod, copyFile, mkdir, mkdtemp, open, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../support/server-process.js';

const PASSWORD = 'hunter2secret';

describe('a start that cannot be', () => {
  let folder: string;
  /** A database as the server leaves it. */
  let whole: string;
  let path: string;
  let count = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-start-'));
    whole = join(folder, 'whole.db');
    const server = await ServerProcess.start({ DATABASE_URL: `sqlite:${whole}` });
    await server.end('SIGTERM');
  });

  beforeEach(async () => {
    path = join(folder, String((count += 1)), 'x.db');
    await mkdir(join(path, '..'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const execute = (statement: string): void => {
    const database = new Sqlite(path);
    database.exec(statement);
    database.close();
  };
  const NOISE = Buffer.from('noise that is no page '.repeat(2_000));
  const databases: Record<string, [make: () => Promise<void>, reason: string]> = {
    'on a file of something else': [() => writeFile(path, NOISE), 'is not a database'],
    'on a damaged file': [
      async () => {
        await copyFile(whole, path);
        const file = await open(path, 'r+');
        await file.write(NOISE, 0, 32_768, 3 * 4_096);
        await file.close();
      },
      'is damaged',
    ],
    'on a file that was cut': [
      async () => {
        await copyFile(whole, path);
        await truncate(path, 40_000);
      },
      'is damaged',
    ],
    'on a file of a newer version': [
      async () => {
        await copyFile(whole, path);
        execute("insert into kysely_migration values ('9999-future', '2030-01-01')");
      },
      'is of a newer version',
    ],
    'on the database of another program': [
      () => {
        execute('create table conversation (a)');
        return Promise.resolve();
      },
      'belongs to another program',
    ],
    'on a folder': [() => mkdir(path), 'is a folder'],
  };

  it.each(Object.entries(databases))('%s says so in a line', async (_what, [make, reason]) => {
    await make();
    const { code, printed } = await ServerProcess.fail({ DATABASE_URL: `sqlite:${path}` });
    expect(printed).toMatch(new RegExp(`^Cannot start: DATABASE_URL.*${reason}[^\\n]*\\n$`));
    expect(code).toBe(1);
  });

  it('below a file says so in a line', async () => {
    const { code, printed } = await ServerProcess.fail({ DATABASE_URL: `sqlite:${whole}/x.db` });
    expect(printed).toMatch(/^Cannot start: DATABASE_URL: \S+ is below something that is no folder\n$/);
    expect(code).toBe(1);
  });

  // Whoever may do anything is not kept from writing by a mode.
  (process.getuid?.() === 0 ? it.skip : it)('on what may only be read says so in a line', async () => {
    await copyFile(whole, path);
    await chmod(path, 0o444);
    await chmod(join(path, '..'), 0o555);
    const { code, printed } = await ServerProcess.fail({ DATABASE_URL: `sqlite:${path}` });
    await chmod(join(path, '..'), 0o755);
    expect(printed).toMatch(/^Cannot start: DATABASE_URL: \S+ cannot be [^\n]*\n$/);
    expect(code).toBe(1);
  });

  it('on a taken port says so in a line, and has made nothing', async () => {
    const server = await ServerProcess.start({ DATABASE_URL: 'sqlite::memory:' });
    const { port } = new URL(server.url);
    const { code, printed } = await ServerProcess.fail({ PORT: port, DATABASE_URL: `sqlite:${path}` });
    expect(printed).toBe(`Cannot start: PORT ${port} of 127.0.0.1 is taken by another program\n`);
    expect(code).toBe(1);
    expect(await readdir(join(path, '..'))).toEqual([]);
    await server.end('SIGTERM');
  });

  it.each<[Record<string, string>, string]>([
    [{ HOST: '192.0.2.1' }, 'HOST'],
    [{ HOST: 'no-such-host.invalid' }, 'HOST'],
    [{ PORT: '99999' }, 'PORT'],
    [{ DATABASE_URL: `mysql://u:${PASSWORD}@h/db` }, 'DATABASE_URL'],
    [{ OPENAI_BASE_URL: `ftp://u:${PASSWORD}@h/v1` }, 'OPENAI_BASE_URL'],
    [{ OPENAI_API_KEY_FILE: '/no/such/file' }, 'OPENAI_API_KEY_FILE'],
    [{ OPENAI_API_KEY: PASSWORD, OPENAI_API_KEY_FILE: '/etc/hostname' }, 'OPENAI_API_KEY'],
  ])('with %j names %s in a line, and tells no secret', async (environment, variable) => {
    const { code, printed } = await ServerProcess.fail({ DATABASE_URL: `sqlite:${path}`, ...environment });
    expect(printed).toMatch(new RegExp(`^Cannot start: ${variable} [^\\n]+\\n$`));
    expect(printed).not.toContain(PASSWORD);
    expect(code).toBe(1);
  });
});

describe('a server that runs', () => {
  it('opens no debugger to whoever is on its machine', async () => {
    const server = await ServerProcess.start({ DATABASE_URL: 'sqlite::memory:' });
    process.kill(server.pid!, 'SIGUSR1');
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await server.end('SIGTERM');
    expect(server.printed.join('')).not.toContain('Debugger');
  });
});
