import { runKeysCommand } from './app/keys-command.js';
import { readEnvironment } from './config/environment.js';

process.exitCode = await runKeysCommand(process.argv.slice(2), readEnvironment());
