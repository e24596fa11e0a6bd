import { type NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { createApp } from '../../src/app/create-app.js';
import { loadConfig } from '../../src/config/config.js';
import { openTestDatabase } from './test-database.js';

type Agent = ReturnType<typeof supertest>;

/** The whole platform on a port of its own, with a database of its own, where none is named, and an assistant that does not dawdle. */
export interface TestApp {
  app: NestExpressApplication;
  url: string;
  http: Agent;
  close(): Promise<void>;
}

export async function startApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const own = environment.DATABASE_URL === undefined ? await openTestDatabase() : undefined;
  const config = loadConfig({
    ...(own && { DATABASE_URL: own.url }),
    OFFLINE_WORDS_PER_SECOND: '0',
    SHUTDOWN_GRACE_SECONDS: '0',
    // How late a machine full of tests is says nothing of the platform.
    MAX_EVENT_LOOP_DELAY_MS: '0',
    ...environment,
  });
  const app = await createApp(config, { logger: process.env.TEST_LOG === '1' && ['warn', 'error'] });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const close = async (): Promise<void> => {
    await app.close();
    await own?.remove();
  };
  return { app, url, http: supertest(url), close };
}

export const APPLICATION = 'app_retail_banking';

/** Starts a conversation. @returns its id. */
export async function createConversation(http: Agent, body: object = {}): Promise<string> {
  const response = await http
    .post('/v1/conversations')
    .send({ application_id: APPLICATION, ...body })
    .expect(201);
  return (response.body as { id: string }).id;
}
