import { type NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const CLIENT = join(import.meta.dirname, '..', 'client');
const PAGE = join(CLIENT, 'index.html');

/**
 * Serves the built chat page: its files, and the page itself to whoever asks `/` or a conversation's address for
 * HTML. A program that asks `/` for anything else gets the service's JSON.
 */
export function serveClient(app: NestExpressApplication): void {
  if (!existsSync(PAGE)) return;
  app.use(
    '/assets',
    express.static(join(CLIENT, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = request.path === '/' || request.path.startsWith('/c/');
    if (!isPage || request.method !== 'GET') {
      next();
      return;
    }
    response.vary('Accept');
    // A program that accepts anything lists JSON first, or nothing at all.
    if (request.accepts(['json', 'html']) !== 'html') next();
    else response.set('Cache-Control', 'no-cache').sendFile(PAGE);
  });
}
