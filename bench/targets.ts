import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnPostgres } from './own-postgres.ts';
import { OTHER_CORE, PinnedProcess, SERVER_CORE } from './processes.ts';

/** What is measured beside the others. */
export const TARGETS = [
  'relay',
  'storing relay',
  'platform',
  'another build',
  'on PostgreSQL',
  'on PostgreSQL, two processes',
] as const;
export type Target = (typeof TARGETS)[number];

/** One of them, running. */
export interface Started {
  server: PinnedProcess;
  /** The processor time of the database server, in seconds; nothing where that is a part of the process. */
  databaseCpuSeconds: () => Promise<number>;
  end: () => Promise<void>;
}

const here = import.meta.dirname;
const OWN_BUILD = join(here, '..', 'dist', 'main.js');
/** All of it is asked for: what a core does when it is given too much is measured in shed.ts. */
const UNSHED = { PORT: '0', MAX_EVENT_LOOP_DELAY_MS: '0' };

export function isPlatform(target: Target): boolean {
  return !target.endsWith('relay');
}

/** @param otherBuild the `main.js` of what is compared with. */
export async function startTarget(target: Target, upstream: string, otherBuild: string): Promise<Started> {
  if (target.startsWith('on PostgreSQL')) return startOnPostgres(target, upstream);
  const folder = await mkdtemp(join(tmpdir(), 'platform-bench-'));
  const server = await startOnFile(target, upstream, folder, otherBuild);
  return {
    server,
    databaseCpuSeconds: () => Promise.resolve(0),
    end: async () => {
      await server.end();
      await rm(folder, { recursive: true });
    },
  };
}

async function startOnFile(
  target: Target,
  upstream: string,
  folder: string,
  otherBuild: string,
): Promise<PinnedProcess> {
  if (isPlatform(target)) {
    return PinnedProcess.listen(SERVER_CORE, target === 'platform' ? OWN_BUILD : otherBuild, {
      ...UNSHED,
      DATABASE_URL: `sqlite:${folder}/platform.db`,
      OPENAI_BASE_URL: `${upstream}/v1`,
    });
  }
  const store: Record<string, string> = target === 'relay' ? {} : { STORE: join(folder, 'relay.db') };
  return PinnedProcess.listen(SERVER_CORE, join(here, 'relay.ts'), { UPSTREAM: upstream, ...store });
}

/** The database shares the core of what makes the load, as another machine would have it. */
async function startOnPostgres(target: Target, upstream: string): Promise<Started> {
  const postgres = await OwnPostgres.start(OTHER_CORE);
  const environment = { ...UNSHED, DATABASE_URL: postgres.url, OPENAI_BASE_URL: `${upstream}/v1` };
  const args = target.endsWith('two processes') ? ['--processes', '2'] : [];
  const server = await PinnedProcess.listen(SERVER_CORE, OWN_BUILD, environment, args);
  return {
    server,
    databaseCpuSeconds: () => postgres.cpuSeconds(),
    end: async () => {
      await server.end();
      await postgres.end();
    },
  };
}
