import { type NestExpressApplication } from '@nestjs/platform-express';
import cluster from 'node:cluster';
import { ClusterMember } from './app/cluster-member.js';
import { ConsoleLog } from './app/console-log.js';
import { createApp } from './app/create-app.js';
import { GroupStartError, ProcessGroup } from './app/process-group.js';
import { readProcesses } from './app/read-processes.js';
import { requirePort } from './app/require-port.js';
import { SERVICE_INFO } from './app/service-info.js';
import { describeStartFailure } from './app/start-failure.js';
import { SystemClock } from './common/clock.js';
import { SystemScheduler } from './common/scheduler.js';
import { ApiKeys } from './auth/keys/api-keys.js';
import { KeyRequirement } from './auth/keys/key-requirement.js';
import { isLoopback } from './config/loopback.js';
import { type Config, loadConfig } from './config/config.js';
import { describeDatabase } from './config/database-config.js';
import { readEnvironment } from './config/environment.js';
import { ConfigError } from './config/settings.js';

/** How long what has begun may take to end where the start came to nothing. */
const CLOSING_MS = 5_000;

/** Starts the platform. What keeps it from starting ends it with one line that names the setting at fault. */
async function main(): Promise<void> {
  let config: Config | undefined;
  let app: NestExpressApplication | undefined;
  // Without a listener, Node would open a debugger to whoever is on this machine.
  process.on('SIGUSR1', () => undefined);
  try {
    requireNode();
    config = loadConfig(readEnvironment());
    const processes = readProcesses(process.argv.slice(2), config.database);
    if (!cluster.isWorker) await requirePort(config.server);
    if (cluster.isPrimary && processes > 1) {
      await serveInGroup(processes, config);
      return;
    }
    app = await createApp(config, { logger: new ConsoleLog() });
    await app.init();
    await makeFirstKey(config, app);
    await listen(app, config);
    if (!cluster.isWorker)
      greet(await app.getUrl(), config, describeAccess(config, app.get(KeyRequirement).isOpen));
  } catch (error) {
    // Whoever did not start has said why.
    if (error instanceof GroupStartError) process.exit(1);
    console.error(`Cannot start: ${describeStartFailure(error, config)}`);
    // What has begun ends in order; it must not keep a process that does nothing.
    setTimeout(() => process.exit(1), CLOSING_MS);
    await app?.close().catch(() => undefined);
    process.exit(1);
  }
}

/**
 * While the process is late with everything, connections wait to be taken. Where no more may wait than Node's 511, the
 * system drops them without a word, and they come again after 1, 3 and 7 seconds: too late to be told to.
 */
const BACKLOG = 4_096;

/** Nest passes on to Node whatever it is given; its types have no backlog. */
async function listen(app: NestExpressApplication, { server: { port, host } }: Config): Promise<void> {
  const place = [port, host, BACKLOG] as unknown as [port: number, host: string];
  await app.listen(...place);
}

/** This process serves nobody: it keeps the others running, and ends with the last of them. */
async function serveInGroup(processes: number, config: Config): Promise<void> {
  const group = new ProcessGroup(
    () => ClusterMember.fork(),
    new SystemScheduler(),
    new SystemClock(),
    console.warn,
  );
  // While a process is waited for there may be nothing else that keeps this one alive.
  setInterval(() => undefined, CLOSING_MS);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void group.end(signal).then(() => process.exit(0));
    });
  }
  const { address, port } = await group.start(processes);
  greet(`http://${address.includes(':') ? `[${address}]` : address}:${port}`, config, describeAccess(config));
  console.log(`  running ${processes} processes`);
}

/** The database driver crashes on older versions without a word, and files could not be read within bounds. */
function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 16)) return;
  throw new ConfigError(
    'Node.js',
    `is ${process.versions.node}, and 22.16 or newer is needed; npm start brings its own`,
  );
}

function greet(url: string, config: Config, access: string): void {
  console.log(`${SERVICE_INFO.service} ${SERVICE_INFO.version} listening on ${url}`);
  console.log(`  chat    ${url}/`);
  console.log(`  API     ${url}/docs`);
  console.log(`  model   ${config.models.defaultModel}`);
  console.log(`  data    ${describeDatabase(config.database)}`);
  console.log(`  access  ${access}`);
}

/** @param isOpen whether nobody needs a key now; undefined where only the processes of a group know. */
function describeAccess({ server, access }: Config, isOpen?: boolean): string {
  if (isOpen === false || (isOpen === undefined && access.needsKeys))
    return 'With a key or a client token. Keys are made with npm run keys, or POST /v1/keys.';
  if (isOpen === undefined) return 'Without a key, for as long as there is none.';
  return isLoopback(server.host)
    ? 'No key is configured: it listens on this machine only.'
    : `No key is configured, and none is required: whoever reaches ${server.host} can use it.`;
}

/** Where nobody comes in without a key, the first one has to come from here. */
async function makeFirstKey(config: Config, app: NestExpressApplication): Promise<void> {
  const made = config.access.needsKeys ? await app.get(ApiKeys).createFirst() : undefined;
  if (!made) return;
  console.log('There was no key yet. This admin key was made, and is shown this once:');
  console.log(`  ${made.text}`);
}

await main();
