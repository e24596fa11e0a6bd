import { writeFile } from 'node:fs/promises';
import { loadConfig } from '../config/config.js';
import { createApp } from './create-app.js';
import { createOpenApiDocument } from './openapi-document.js';

/** Writes `openapi.json` from the code: a program of the build, run after it. */
const app = await createApp(loadConfig({ DATABASE_URL: 'sqlite::memory:' }), { logger: false });
await writeFile('openapi.json', `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
await app.close();
