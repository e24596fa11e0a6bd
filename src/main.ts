import { createApp } from './app/create-app.js';
import { SERVICE_INFO } from './app/service-info.js';
import { type Config, loadConfig } from './config/config.js';
import { describeDatabase } from './config/database-config.js';
import { readEnvironment } from './config/environment.js';
import { ConfigError } from './config/settings.js';

/** Starts the platform. A configuration that cannot be used ends it with one line that names the variable. */
async function main(): Promise<void> {
  requireNode();
  const config = loadConfig(readEnvironment());
  const app = await createApp(config, { logger: ['warn', 'error', 'fatal'] });
  await app.listen(config.server.port, config.server.host);
  greet(await app.getUrl(), config);
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

function greet(url: string, config: Config): void {
  console.log(`${SERVICE_INFO.service} ${SERVICE_INFO.version} listening on ${url}`);
  console.log(`  chat    ${url}/`);
  console.log(`  API     ${url}/docs`);
  console.log(`  model   ${config.models.defaultModel}`);
  console.log(`  data    ${describeDatabase(config.database)}`);
  console.log(
    ['127.0.0.1', '::1', 'localhost'].includes(config.server.host)
      ? '  No key is configured: it listens on this machine only.'
      : `  No key is configured: whoever reaches ${config.server.host} can use it.`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? `Cannot start: ${error.message}` : error);
  process.exitCode = 1;
});
