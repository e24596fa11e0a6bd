import { type NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { join } from 'node:path';
import { ApplicationManager } from '../applications/application-manager.js';
import { Config } from '../config/config.js';
import { secureAsDemo, secureAsFrame, secureAsPage } from '../http/security-headers.js';

/** So long a site may use the script that it has, in seconds: its name stays when it changes. */
const SCRIPT_SECONDS = 300;

const FRAME_PATH = /^\/embed\/([^/]+)/;

/** Serves the script that puts the chat into the corner of any site, and a page that shows it. */
export function serveWidget(app: NestExpressApplication, client: string): void {
  app.use('/widget.js', (request: Request, response: Response) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    response.set('Cache-Control', `public, max-age=${SCRIPT_SECONDS}`);
    const encoding = request.acceptsEncodings('br') === 'br' ? '.br' : '';
    if (encoding !== '') response.set('Content-Encoding', 'br');
    response.vary('Accept-Encoding').set('Content-Type', 'text/javascript; charset=utf-8');
    response.sendFile(join(client, `widget.js${encoding}`));
  });
  app.use('/demo', secureAsDemo, express.static(join(client, 'demo')));
}

/**
 * Secures the page: nobody may show it in a frame but at an address that is made for one, and there those sites that may
 * call the API for its application.
 */
export function securePage(app: NestExpressApplication): RequestHandler {
  const applications = app.get(ApplicationManager);
  const { corsOrigins } = app.get(Config).server;
  return (request, response, next) => {
    const applicationId = framedApplicationOf(request.path);
    if (applicationId === null) {
      secureAsPage(request, response, next);
      return;
    }
    applications.getSettings(applicationId).then(({ allowedOrigins }) => {
      // It knows no list of sites, and was said of every answer before.
      response.removeHeader('X-Frame-Options');
      secureAsFrame([...corsOrigins, ...allowedOrigins])(request, response, next);
    }, next);
  };
}

/** Null for what is no frame, and for what is badly encoded. */
function framedApplicationOf(path: string): string | null {
  try {
    return decodeURIComponent(FRAME_PATH.exec(path)?.[1] ?? '') || null;
  } catch {
    return null;
  }
}
