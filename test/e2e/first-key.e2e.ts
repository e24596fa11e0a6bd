import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerProcess } from '../support/server-process.js';
import { bearer } from '../support/tenants.js';

const COMMAND = join(import.meta.dirname, '..', '..', 'dist-test', 'keys.js');
/** It is this machine, and not by a name that says so: as good as any other address. */
const ELSEWHERE = '::ffff:127.0.0.1';
/** The secret is its last 43 characters, among which there may be a further `_`. */
const KEY = /cap_[0-9a-f]{16}_([\w-]{43})/;

const run = promisify(execFile);

/** Each starts several processes. */
const LIMIT_MS = 90_000;

describe('the first key', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-keys-'));
    environment = { DATABASE_URL: `sqlite:${folder}/platform.db` };
  });

  afterAll(() => rm(folder, { recursive: true }));

  async function statusOf({ url }: ServerProcess, path: string, headers = {}): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${new URL(url).port}${path}`, { headers });
    await response.arrayBuffer();
    return response.status;
  }

  async function keys(...parameters: string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [COMMAND, ...parameters], { env: environment });
    return stdout;
  }

  it(
    'is made and shown where the address is no loopback address, once, and kept nowhere',
    async () => {
      const first = await ServerProcess.start({ ...environment, HOST: ELSEWHERE });
      const [key, secret = ''] = KEY.exec(first.printed.join('\n'))!;
      expect(await statusOf(first, '/v1/keys')).toBe(401);
      expect(await statusOf(first, '/v1/keys', bearer(key))).toBe(200);
      expect(await statusOf(first, '/health')).toBe(200);
      await first.end('SIGTERM');

      const second = await ServerProcess.start({ ...environment, HOST: ELSEWHERE });
      expect(second.printed.join('\n')).not.toMatch(KEY);
      expect(await statusOf(second, '/v1/keys', bearer(key))).toBe(200);
      await second.end('SIGTERM');

      for (const name of await readdir(folder)) {
        expect((await readFile(join(folder, name))).includes(secret)).toBe(false);
      }
    },
    LIMIT_MS,
  );

  it(
    'and any other is made, listed and revoked where no server runs',
    async () => {
      const made = await keys(
        'create',
        '--application',
        'app_a',
        '--scopes',
        'chat',
        '--days',
        '30',
        '--name',
        'web',
      );
      const [id] = /key_\w+/.exec(made)!;
      expect(made).toMatch(KEY);
      expect(await keys('list')).toContain(`${id}  `);
      await keys('revoke', id);
      expect(await keys('list')).toMatch(new RegExp(`${id} .* revoked `));
      await keys('create', '--admin');
    },
    LIMIT_MS,
  );

  it.each([
    [[], 'Say what to do'],
    [['create'], 'either --admin or --application'],
    [['create', '--application', 'a', '--scopes', 'all'], 'There is no scope all'],
    [['create', '--admin', '--days', '0'], '--days must be'],
    [['revoke', 'key_0'], 'Key key_0 not found'],
    [['remove'], 'There is no remove'],
  ])('is not made by %j', async (parameters, reason) => {
    const failed = run(process.execPath, [COMMAND, ...parameters], { env: environment });
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(reason) as string,
    });
  });

  it(
    'is made by whoever is on this machine, or not needed where a setting says so',
    async () => {
      const elsewhere = { DATABASE_URL: 'sqlite::memory:', HOST: ELSEWHERE, REQUIRE_KEYS: 'never' };
      const open = await ServerProcess.start(elsewhere);
      expect(await statusOf(open, '/v1/models')).toBe(200);
      expect(open.printed.join('\n')).not.toMatch(KEY);
      await open.end('SIGTERM');
      const closed = await ServerProcess.start({ DATABASE_URL: 'sqlite::memory:', REQUIRE_KEYS: 'always' });
      expect(await statusOf(closed, '/v1/models')).toBe(401);
      await closed.end('SIGTERM');
    },
    LIMIT_MS,
  );
});
