import { type NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { allowedMethods } from '../http/allowed-methods.js';
import { securePage, serveWidget } from './serve-widget.js';

const CLIENT = join(import.meta.dirname, '..', 'client');
const ASSETS = join(CLIENT, 'assets');
const PAGE = join(CLIENT, 'index.html');
/** What the build has packed, the smallest first. */
const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

const PAGE_PATH = /^\/(?:$|knowledge\/?$|shared\/[^/]+\/?$|(?:embed\/[^/]+\/)?c\/[^/]+\/?$|embed\/[^/]+\/?$)/;
/** Whoever goes astray among these gets an answer for programs, whatever they accept. */
const FOR_PROGRAMS = /^\/(?:v1|docs|docs-json|docs-yaml|auth|health|assets|demo|embed)(?:$|\/)/i;

/**
 * Serves the built chat page: its files, which are kept for ever by their names, and the page itself to whoever asks `/`,
 * a conversation's address, `/knowledge`, what is shared or what is nobody's for HTML; the page says so then. Programs get JSON.
 */
export function serveClient(app: NestExpressApplication): void {
  if (!existsSync(PAGE)) return;
  serveWidget(app, CLIENT);
  const secure = securePage(app);
  const packed = new Set([...readdirSync(CLIENT), ...readdirSync(ASSETS)]);
  app.use('/assets', (request: Request, response: Response, next: NextFunction) => {
    response.vary('Accept-Encoding');
    const ending = endingFor(request, basename(request.path), packed);
    if (ending !== undefined) request.url = request.path + ending;
    next();
  });
  app.use('/assets', express.static(ASSETS, { immutable: true, maxAge: '1y', setHeaders: unpack }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    const { method, path } = request;
    const isPage = PAGE_PATH.test(path);
    if ((method !== 'GET' && method !== 'HEAD') || !(isPage || isNobodys(request))) {
      next();
      return;
    }
    response.vary('Accept');
    // A program that accepts anything lists JSON first, or nothing at all.
    if (request.accepts(['json', 'html']) !== 'html') {
      next();
      return;
    }
    const file = PAGE + (endingFor(request, basename(PAGE), packed) ?? '');
    secure(request, response, (fault?: unknown) => {
      if (fault !== undefined) {
        next(fault);
        return;
      }
      const isShared = isPage && isShare(path);
      response.vary('Accept-Encoding').set('Cache-Control', isShared ? 'no-store' : 'no-cache');
      // What is shared by a link is for whoever was given it.
      if (isShared) response.set('X-Robots-Tag', 'noindex, nofollow');
      unpack(response, file);
      response.status(isPage ? 200 : 404).sendFile(file);
    });
  });
}

/** The ending of the packed file that a caller can read best; undefined where it is to be sent as it is. */
function endingFor(request: Request, name: string, packed: ReadonlySet<string>): string | undefined {
  // One at a time, as browsers list gzip first and like them all alike.
  return Object.entries(ENCODINGS).find(
    ([encoding, ending]) => packed.has(name + ending) && request.acceptsEncodings(encoding) === encoding,
  )?.[1];
}

/** Tells what a packed file is, which its own name does not. */
function unpack(response: Pick<Response, 'setHeader'>, file: string): void {
  for (const [encoding, ending] of Object.entries(ENCODINGS)) {
    if (!file.endsWith(ending)) continue;
    response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', typeOf(file.slice(0, -ending.length)));
  }
}

function typeOf(file: string): string {
  const types: Record<string, string> = {
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
  };
  return types[extname(file)] ?? 'application/octet-stream';
}

function isShare(path: string): boolean {
  return path.startsWith('/shared/');
}

function isNobodys({ app, path }: Request): boolean {
  return !FOR_PROGRAMS.test(path) && allowedMethods(app, path).length === 0;
}
